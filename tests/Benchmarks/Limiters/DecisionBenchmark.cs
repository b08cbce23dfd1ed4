using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.Benchmarks.Limiters;

/// <summary>One decision, round trip and all, against the emptiest script from the same client.</summary>
internal static class DecisionBenchmark
{
    private const int Clients = 1;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Comparison>> Run()
    {
        await using var server = await RedisServerContainer.Start();
        await using var limits = new RedisLimits(server.Connection);
        var limit = new TokenBucket(1_000_000, TimeSpan.FromSeconds(1), 1_000_000);
        var policies = limits.Together(new RateLimitPolicy("decision", limit) { Shortcuts = Shortcuts.None });
        await PeerScript.Empty.Load(server.Database);
        return
        [
            await Compare(0.5, "1.2", policies, server),
            await Compare(0.99, "1.5", policies, server),
        ];
    }

    private static Task<Comparison> Compare(double share, string goal, PolicySet policies, RedisServerContainer server) => Comparison.InTurns(
        "a token bucket's decision",
        "EVALSHA of 'return 1'",
        FormattableString.Invariant($"milliseconds at p{share * 100}"),
        $"at most {goal}",
        () => Latency.Of(share, Clients, Duration, async () => await policies.Decide(["client"])),
        () => Latency.Of(share, Clients, Duration, () => PeerScript.Empty.Run(server.Database)));
}
