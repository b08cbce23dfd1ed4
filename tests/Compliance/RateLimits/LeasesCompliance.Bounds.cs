using CsCheck;
using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>What several processes admit together, at random: each window is counted.</summary>
public abstract partial class LeasesCompliance
{
    private const int Schedules = 40;
    private const int Processes = 3;

    private static readonly Gen<(int Process, long Cost, int Milliseconds, bool OtherDenies)[]> Requests =
        Gen.Select(
            Gen.Int[0, Processes - 1],
            Gen.Long[1, 3],
            Gen.Frequency((8, Gen.Const(0)), (4, Gen.Int[1, 50]), (2, Gen.Int[400, 700]), (1, Gen.Int[1_900, 2_100])),
            Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)))).Array[20, 150];

    [Fact]
    public async Task No_window_of_a_bucket_is_passed()
    {
        await using var bench = await LimitBench.Start(address);
        var limit = new TokenBucket(8, Second, 12);
        Sample(bench, limit, admitted =>
        {
            for (var first = 0; first < admitted.Count; first++)
            {
                var sum = 0L;
                foreach (var (at, cost) in admitted.Skip(first))
                {
                    sum += cost;
                    Assert.InRange(sum, 0, 12 + (8 * (at - admitted[first].At).TotalSeconds));
                }
            }
        });
    }

    [Fact]
    public async Task No_aligned_window_is_passed()
    {
        await using var bench = await LimitBench.Start(address);
        Sample(bench, new FixedWindow(12, Second), admitted => Assert.All(
            admitted.GroupBy(one => one.At.Ticks / Second.Ticks),
            window => Assert.InRange(window.Sum(one => one.Cost), 0, 12)));
    }

    // A window's end waits for nobody: the longest of the schedules lasts less than a key lives by the server's own clock.
    private static void Sample(LimitBench bench, Limit limit, Action<IReadOnlyList<(TimeSpan At, long Cost)>> check) => Requests.Sample(
        requests => check(Play(bench, limit, requests).GetAwaiter().GetResult()),
        iter: Schedules,
        threads: 1);

    private static async Task<IReadOnlyList<(TimeSpan At, long Cost)>> Play(
        LimitBench bench, Limit limit, (int Process, long Cost, int Milliseconds, bool OtherDenies)[] requests)
    {
        var policy = Leased(limit) with { LeaseMax = 4 };
        var other = LimitBench.Strict("other", new FixedWindow(4, Second));
        var partition = Guid.CreateVersion7().ToString("N");
        var processes = Enumerable.Range(0, Processes).Select(_ => new RedisLimits(bench.Redis.Connection, Options, bench.Clock)).ToList();
        var alone = processes.ConvertAll(process => process.Together(policy));
        var together = processes.ConvertAll(process => process.Together(policy, other));
        var admitted = new List<(TimeSpan, long)>();
        foreach (var (process, cost, milliseconds, otherDenies) in requests)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            var decision = otherDenies
                ? await LimitBench.Ask(together[process], partition, cost, 4)
                : await LimitBench.Ask(alone[process], partition, cost);
            if (decision.IsAdmitted)
            {
                admitted.Add((bench.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch, cost));
            }
        }

        await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        return admitted;
    }
}
