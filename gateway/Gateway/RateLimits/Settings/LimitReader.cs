using Shop.RateLimiting.Limits;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>An algorithm and its numbers. A number that the algorithm does not have is an unknown option.</summary>
internal static class LimitReader
{
    private const string Burst = "Burst";
    private const string Queue = "Queue";
    private const string Parts = "Parts";

    private static readonly string[] Algorithms =
        ["token-bucket", "leaky-bucket", "fixed-window", "sliding-log", "sliding-counter", "sliding-buckets"];

    /// <summary>Null when something is wrong; that is noted.</summary>
    public static Limit? Read(SectionReader policy)
    {
        var algorithm = policy.OneOf("Algorithm", Algorithms);
        var permits = policy.Whole("Limit");
        var per = policy.Time("Per");
        var size = Size(policy, algorithm, permits ?? 1);
        return algorithm is not null && permits is not null && per is not null && size is not null
            ? Make(policy, algorithm, permits.Value, per.Value, size.Value)
            : null;
    }

    private static long? Size(SectionReader policy, string? algorithm, long permits)
    {
        switch (algorithm)
        {
            case "token-bucket":
                return policy.Whole(Burst, permits);
            case "leaky-bucket":
                return policy.Whole(Queue);
            case "sliding-buckets":
                return policy.Whole(Parts, SlidingBuckets.PartsByDefault);
            case null:
                policy.LeaveAside(Burst, Queue, Parts);
                return null;
            default:
                return 0;
        }
    }

    private static Limit? Make(SectionReader policy, string algorithm, long permits, TimeSpan per, long size)
    {
        try
        {
            return algorithm switch
            {
                "token-bucket" => new TokenBucket(permits, per, size),
                "leaky-bucket" => new LeakyBucket(permits, per, size),
                "fixed-window" => new FixedWindow(permits, per),
                "sliding-log" => new SlidingLog(permits, per),
                "sliding-counter" => new SlidingCounter(permits, per),
                _ => new SlidingBuckets(permits, per, size),
            };
        }
        catch (ArgumentException wrong)
        {
            policy.Refuse("Limit", $"{wrong.Message}.");
            return null;
        }
    }
}
