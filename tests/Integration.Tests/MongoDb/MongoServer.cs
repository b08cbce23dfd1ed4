using MongoDB.Driver;
using Shop.Integration.Tests.Containers;
using Testcontainers.MongoDb;

namespace Shop.Integration.Tests.MongoDb;

/// <summary>A MongoDB with a user and a password; each test takes a database of its own.</summary>
public sealed class MongoServer : ContainerFixture<MongoDbContainer>
{
    private int _databases;

    /// <summary>The address of a database that nobody has used.</summary>
    public string NewDatabase()
    {
        var url = new MongoUrlBuilder(Container.GetConnectionString())
        {
            DatabaseName = $"test-{Interlocked.Increment(ref _databases)}",
            AuthenticationSource = "admin",
        };
        return url.ToString();
    }

    protected override MongoDbContainer Build() =>
        new MongoDbBuilder("mongo:8").WithUsername("shop").WithPassword("secret/with:signs").Build();
}

/// <summary>Its tests take turns: some of them hold the server.</summary>
[CollectionDefinition("MongoDB")]
public sealed class MongoCollection : ICollectionFixture<MongoServer>;
