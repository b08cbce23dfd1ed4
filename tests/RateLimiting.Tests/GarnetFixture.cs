using Shop.Embedded.Redis;
using StackExchange.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary>One embedded Redis for all tests; each uses keys of its own.</summary>
public sealed class GarnetFixture : IDisposable
{
    private readonly EmbeddedRedis _redis = EmbeddedRedis.Start();

    public string Address => _redis.Endpoint;

    public async Task Flush()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Address);
        await connection.GetDatabase().ExecuteAsync("FLUSHALL");
    }

    public void Dispose() => _redis.Dispose();
}

[CollectionDefinition("Garnet")]
public sealed class GarnetCollection : ICollectionFixture<GarnetFixture>;
