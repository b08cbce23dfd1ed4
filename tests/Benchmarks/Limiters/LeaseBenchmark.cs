using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.Benchmarks.Limiters;

/// <summary>Permits taken ahead, against one script a request: commands, decisions a second, and what is admitted above the limit.</summary>
internal static class LeaseBenchmark
{
    private const int Clients = 4;
    private const long Permits = 5_000;
    private const long Burst = 10_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Comparison>> Run()
    {
        await using var server = await RedisServerContainer.Start();
        await using var limits = new RedisLimits(server.Connection);
        var limit = new TokenBucket(Permits, TimeSpan.FromSeconds(1), Burst);
        var leased = limits.Together(new RateLimitPolicy("leased", limit) { Shortcuts = Shortcuts.Leases });
        var exact = limits.Together(new RateLimitPolicy("exact", limit) { Shortcuts = Shortcuts.None });
        var wide = limits.Together(new RateLimitPolicy("wide", new TokenBucket(1L << 30, TimeSpan.FromSeconds(1), 1L << 20)) { Shortcuts = Shortcuts.Leases });
        await PeerScript.Empty.Load(server.Database);
        return
        [
            await Comparison.InTurns(
                "leases", "a script a request", "Redis commands for each admitted request", "at most 0.05",
                () => CommandsOf(leased, server), () => CommandsOf(exact, server)),
            await Comparison.InTurns(
                "leases", "EVALSHA of 'return 1'", "decisions a second", "at least 30",
                () => Rate.Of(Clients, Duration, async _ => await wide.Decide(["client"])),
                () => Rate.Of(Clients, Duration, _ => PeerScript.Empty.Run(server.Database))),
            await Comparison.InTurns(
                "leases under overload, after the burst", "the rate of the limit", "admitted requests", "from 0.98 to 1",
                () => AdmittedBy(leased), () => Task.FromResult(Permits * Duration.TotalSeconds)),
        ];
    }

    private static async Task<double> CommandsOf(PolicySet policies, RedisServerContainer server)
    {
        var admitted = 0.0;
        var (calls, _) = await server.ScriptsDuring(async () => admitted = await AdmittedBy(policies));
        return calls / admitted;
    }

    private static async Task<double> AdmittedBy(PolicySet policies)
    {
        var admitted = 0;
        await Rate.Of(Clients, Duration, async _ =>
        {
            if ((await policies.Decide(["client"])).IsAdmitted)
            {
                Interlocked.Increment(ref admitted);
            }
            else
            {
                await Task.Yield();
            }
        });
        return admitted;
    }
}
