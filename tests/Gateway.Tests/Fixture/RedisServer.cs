using Shop.Embedded.Redis;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>A Redis in this process that a test can put out of reach.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly EmbeddedRedis _redis = EmbeddedRedis.Start();
    private readonly RedisLink _link;

    public RedisServer() => _link = new RedisLink(_redis.Endpoint).Mend();

    public string Endpoint => _link.Endpoint;

    public void GoAway() => _link.Cut();

    public void ComeBack() => _link.Mend();

    public void Dispose()
    {
        _link.Dispose();
        _redis.Dispose();
    }
}
