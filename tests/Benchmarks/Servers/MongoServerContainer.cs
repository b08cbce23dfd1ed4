using Testcontainers.MongoDb;

namespace Shop.Benchmarks.Servers;

/// <summary>A MongoDB with a user and a password.</summary>
internal sealed class MongoServerContainer : IAsyncDisposable
{
    private readonly MongoDbContainer _container = new MongoDbBuilder("mongo:8").Build();

    public static async Task<MongoServerContainer> Start()
    {
        var server = new MongoServerContainer();
        await server._container.StartAsync();
        return server;
    }

    /// <summary>Of one database on it.</summary>
    public string ConnectionString(string database) => new UriBuilder(_container.GetConnectionString())
    {
        Path = database,
        Query = "authSource=admin&directConnection=true",
    }.ToString();

    public async ValueTask DisposeAsync() => await _container.DisposeAsync();
}
