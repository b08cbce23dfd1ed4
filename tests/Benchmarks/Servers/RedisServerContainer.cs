using System.Globalization;
using StackExchange.Redis;
using Testcontainers.Redis;

namespace Shop.Benchmarks.Servers;

/// <summary>A Redis as docker-compose.yml configures it, and one connection to it.</summary>
internal sealed class RedisServerContainer : IAsyncDisposable
{
    private readonly RedisContainer _container = new RedisBuilder("redis:8").Build();

    private RedisServerContainer()
    {
    }

    public ConnectionMultiplexer Connection { get; private set; } = null!;

    public IDatabase Database => Connection.GetDatabase();

    private IServer Server => Connection.GetServers().Single();

    public static async Task<RedisServerContainer> Start()
    {
        var server = new RedisServerContainer();
        await server._container.StartAsync();
        server.Connection = await ConnectionMultiplexer.ConnectAsync($"{server._container.GetConnectionString()},allowAdmin=true");
        return server;
    }

    /// <summary>Calls and mean microseconds a call of <c>EVALSHA</c> while something runs, as Redis itself counts them.</summary>
    public async Task<(long Calls, double MicrosecondsPerCall)> ScriptsDuring(Func<Task> something)
    {
        await Server.ConfigResetStatisticsAsync();
        await something();
        var statistics = (await Server.InfoAsync("commandstats")).SelectMany(group => group).FirstOrDefault(line => line.Key == "cmdstat_evalsha").Value;
        var numbers = (statistics ?? "calls=0,usec_per_call=0").Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return (long.Parse(numbers["calls"], CultureInfo.InvariantCulture), double.Parse(numbers["usec_per_call"], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _container.DisposeAsync();
    }
}
