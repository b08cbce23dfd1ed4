using System.Globalization;
using Shop.Embedded.Redis;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>A Redis in this process, which a test may stop and start again, empty, at the same address.</summary>
public sealed class RedisServer : IDisposable
{
    private EmbeddedRedis? _redis = EmbeddedRedis.Start();

    public RedisServer() => Endpoint = _redis.Endpoint;

    public string Endpoint { get; }

    public void Stop()
    {
        _redis?.Dispose();
        _redis = null;
    }

    public void Start() => _redis = EmbeddedRedis.Start(int.Parse(Endpoint.Split(':')[1], CultureInfo.InvariantCulture));

    public void Dispose() => Stop();
}
