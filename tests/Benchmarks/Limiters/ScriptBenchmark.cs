using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.Benchmarks.Limiters;

/// <summary>What each script costs Redis itself, against the emptiest one.</summary>
internal static class ScriptBenchmark
{
    private const int CallCount = 20_000;
    private const int KeyCount = 100;

    public static async Task<IReadOnlyList<Comparison>> Run()
    {
        await using var server = await RedisServerContainer.Start();
        await using var limits = new RedisLimits(server.Connection);
        await PeerScript.Empty.Load(server.Database);
        await PeerScript.ReadsAndKeeps.Load(server.Database);
        var comparisons = new List<Comparison>
        {
            await AgainstEmpty("TIME, GET and SET with an end, nothing else", "none", _ => PeerScript.ReadsAndKeeps.Run(server.Database), server),
        };
        foreach (var limit in Contestants.All)
        {
            var policies = limits.Together(new RateLimitPolicy($"cost-{limit.Algorithm}", limit) { Shortcuts = Shortcuts.None });
            comparisons.Add(await AgainstEmpty(
                $"{limit.Algorithm} ({await BytesOf(policies, server)} bytes a key)",
                GoalOf(limit),
                number => policies.Decide([$"client-{number % KeyCount}"]).AsTask(),
                server));
        }

        return comparisons;
    }

    private static Task<Comparison> AgainstEmpty(string what, string goal, Func<int, Task> call, RedisServerContainer server) => Comparison.InTurns(
        what, "EVALSHA of 'return 1'", "microseconds of Redis a call", goal,
        () => CostOf(call, server),
        () => CostOf(_ => PeerScript.Empty.Run(server.Database), server));

    private static string GoalOf(Limit limit) => limit switch
    {
        TokenBucket or LeakyBucket or FixedWindow => "at most 4",
        SlidingCounter => "at most 6",
        _ => "none",
    };

    private static async Task<double> CostOf(Func<int, Task> call, RedisServerContainer server)
    {
        var (_, microseconds) = await server.ScriptsDuring(async () =>
        {
            for (var first = 0; first < CallCount; first += KeyCount)
            {
                await Task.WhenAll(Enumerable.Range(first, KeyCount).Select(call));
            }
        });
        return microseconds;
    }

    // A log has an entry for each permit: its size is that of one that is full.
    private static async Task<long> BytesOf(PolicySet policies, RedisServerContainer server)
    {
        for (var call = 0; call < 1_000; call++)
        {
            await policies.Decide(["weighed"]);
        }

        return (long)await server.Database.ExecuteAsync("MEMORY", "USAGE", policies.KeysOf(["weighed"])[0]);
    }
}
