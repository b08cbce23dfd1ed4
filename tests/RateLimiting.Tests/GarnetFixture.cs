using Shop.Embedded.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary>One embedded Redis for all tests; each uses keys of its own.</summary>
public sealed class GarnetFixture : IDisposable
{
    private readonly EmbeddedRedis _redis = EmbeddedRedis.Start();

    public string Address => _redis.Endpoint;

    public void Dispose() => _redis.Dispose();
}

[CollectionDefinition("Garnet")]
public sealed class GarnetCollection : ICollectionFixture<GarnetFixture>;
