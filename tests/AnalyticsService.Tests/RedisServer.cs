using System.Globalization;
using Shop.Embedded.Redis;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Tests;

/// <summary>A Redis in this process, which a test may empty, stop and start again at the same address.</summary>
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

    /// <summary>Somebody else's connection may have the port for a moment.</summary>
    public Task Start() => Eventually.Holds(() =>
    {
        try
        {
            _redis ??= EmbeddedRedis.Start(int.Parse(Endpoint.Split(':')[1], CultureInfo.InvariantCulture));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    });

    public Task<T> Do<T>(Func<IDatabase, Task<T>> command) => new ViewsServer(Endpoint).Do(command);

    public Task Flush() => new ViewsServer(Endpoint).Flush();

    public void Dispose() => Stop();
}
