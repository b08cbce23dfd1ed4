using System.Threading.RateLimiting;
using Shop.Benchmarks.Measuring;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.Benchmarks.Limiters;

/// <summary>A decision without Redis: what a request pays while Redis is away.</summary>
internal static class LocalBenchmark
{
    private const int Count = 2_000_000;

    public static async Task<Comparison> Run()
    {
        var second = TimeSpan.FromSeconds(1);
        await using var limits = new RedisLimits(null);
        var policies = limits.Together(new RateLimitPolicy("local", new TokenBucket(1_000_000_000, second, 1_000_000_000)));
        await using var peer = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ =>
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = 1_000_000_000,
                TokensPerPeriod = 1_000_000_000,
                ReplenishmentPeriod = second,
                AutoReplenishment = false,
            }));
        string[] key = ["client"];
        return await Comparison.InTurns(
            "a token bucket's decision without Redis", "PartitionedRateLimiter of .NET with a token bucket", "microseconds", "none, but under 1 itself",
            () => MicrosecondsOf(async () => Require((await policies.Decide(key)).IsAdmitted)),
            () => MicrosecondsOf(() =>
            {
                using var lease = peer.AttemptAcquire("client");
                Require(lease.IsAcquired);
                return Task.CompletedTask;
            }));
    }

    private static void Require(bool isAdmitted)
    {
        if (!isAdmitted)
        {
            throw new InvalidOperationException("The limit was to be out of reach.");
        }
    }

    private static async Task<double> MicrosecondsOf(Func<Task> decide)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var call = 0; call < Count; call++)
        {
            await decide();
        }

        return TimeProvider.System.GetElapsedTime(began).TotalMicroseconds / Count;
    }
}
