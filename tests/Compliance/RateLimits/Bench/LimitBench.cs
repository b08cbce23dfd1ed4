using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using StackExchange.Redis;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>Limits of any number of processes on one server, all on one clock that only the test moves.</summary>
internal sealed class LimitBench : IAsyncDisposable
{
    private readonly IConnectionMultiplexer _redis;
    private readonly List<RedisLimits> _processes = [];

    private LimitBench(IConnectionMultiplexer redis)
    {
        _redis = redis;
        Redis = new DoctoredRedis(redis, () => (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>On a whole second, minute and hour.</summary>
    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_760_400_000));

    public DoctoredRedis Redis { get; }

    public IDatabase Database => _redis.GetDatabase();

    /// <summary>No other test uses it.</summary>
    public string Partition { get; } = Guid.CreateVersion7().ToString("N");

    public static async Task<LimitBench> Start(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        options.AllowAdmin = true;
        return new LimitBench(await ConnectionMultiplexer.ConnectAsync(options));
    }

    public RedisLimits Process(RedisLimitsOptions? options = null, ILogger<RedisLimits>? logger = null)
    {
        var process = new RedisLimits(Redis.Connection, options, Clock, logger);
        _processes.Add(process);
        return process;
    }

    /// <param name="costs">One for each policy; 1 when left out.</param>
    public Task<Decision> Ask(PolicySet set, params long[] costs) => Ask(set, Partition, costs);

    public static async Task<Decision> Ask(PolicySet set, string partition, params long[] costs) => await set.Decide(
        [.. set.Policies.Select(_ => partition)], costs.Length == 0 ? null : costs);

    public Task<int> Admitted(PolicySet set, int requests) => Admitted(set, Partition, requests);

    /// <summary>One after the other.</summary>
    public static async Task<int> Admitted(PolicySet set, string partition, int requests)
    {
        var admitted = 0;
        for (var i = 0; i < requests; i++)
        {
            admitted += (await Ask(set, partition)).IsAdmitted ? 1 : 0;
        }

        return admitted;
    }

    /// <summary>What the server keeps for the test's partition, in a form that is equal only when nothing has changed.</summary>
    public async Task<string> State(PolicySet set)
    {
        var states = set.KeysOf([.. set.Policies.Select(_ => Partition)]).Select(key => ServerState.Of(Database, key));
        return string.Join('\n', await Task.WhenAll(states));
    }

    public static RateLimitPolicy Strict(string name, Limit limit, Shortcuts shortcuts = Shortcuts.None) =>
        new(name, limit) { Shortcuts = shortcuts, IsOpenWithoutRedis = false };

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _redis.DisposeAsync();
    }
}
