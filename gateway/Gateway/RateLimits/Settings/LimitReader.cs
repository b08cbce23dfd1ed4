using Shop.RateLimiting.Limits;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>An algorithm and its numbers. A number that the algorithm does not have is an unknown option.</summary>
internal static class LimitReader
{
    private const string Burst = "Burst";
    private const string Queue = "Queue";
    private const string Parts = "Parts";

    // Of a second: at one a microsecond every size of a bucket can be counted.
    private const long PermitsOfMicroseconds = 1_000_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly string[] Algorithms =
        ["token-bucket", "leaky-bucket", "fixed-window", "sliding-log", "sliding-counter", "sliding-buckets"];

    /// <summary>Null when it is wrong; that is noted.</summary>
    public static string? Algorithm(SectionReader policy) => policy.OneOf("Algorithm", Algorithms);

    public static bool CanBeLeased(string algorithm) => Make(algorithm, 1, Second, 1).CanBeLeased;

    /// <summary>Null when something is wrong; that is noted.</summary>
    public static Limit? Read(SectionReader policy, string? algorithm)
    {
        var permits = policy.Whole("Limit");
        var per = policy.Time("Per");
        var size = Size(policy, algorithm, permits);
        if (algorithm is null || permits is null || per is null || size is null)
        {
            CheckAlone(policy, algorithm, permits, per, size);
            return null;
        }

        return Checked(policy, () => Make(algorithm, permits.Value, per.Value, size.Value)) is { } limit && WaitsNotTooLong(policy, limit)
            ? limit
            : null;
    }

    private static long? Size(SectionReader policy, string? algorithm, long? permits)
    {
        switch (algorithm)
        {
            case "token-bucket":
                return policy.Whole(Burst, Math.Max(1, permits ?? 1));
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

    // Each number that can be read, with others that it goes with whatever it is.
    private static void CheckAlone(SectionReader policy, string? algorithm, long? permits, TimeSpan? per, long? size)
    {
        var any = (Permits: permits ?? 1, Per: per ?? Second * Math.Clamp(size ?? 1, 1, SlidingBuckets.PartsMax));
        Checked(policy, () => algorithm is "sliding-log" or "sliding-buckets"
            ? Make(algorithm, any.Permits, any.Per, size ?? 1)
            : new FixedWindow(any.Permits, any.Per));
        if (algorithm is "token-bucket" or "leaky-bucket" && size is not null)
        {
            Checked(policy, () => Make(algorithm, PermitsOfMicroseconds, Second, size.Value));
        }
    }

    private static Limit? Checked(SectionReader policy, Func<Limit> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException wrong)
        {
            policy.Refuse("Limit", $"{wrong.Message}.");
            return null;
        }
    }

    private static bool WaitsNotTooLong(SectionReader policy, Limit limit)
    {
        if (limit is not LeakyBucket bucket || bucket.LongestWait <= LeakyBucket.WaitMax)
        {
            return true;
        }

        policy.Refuse(Queue, $"the last of {bucket.Queue} would wait {bucket.LongestWait}, longer than {LeakyBucket.WaitMax}.");
        return false;
    }

    private static Limit Make(string algorithm, long permits, TimeSpan per, long size) => algorithm switch
    {
        "token-bucket" => new TokenBucket(permits, per, size),
        "leaky-bucket" => new LeakyBucket(permits, per, size),
        "fixed-window" => new FixedWindow(permits, per),
        "sliding-log" => new SlidingLog(permits, per),
        "sliding-counter" => new SlidingCounter(permits, per),
        _ => new SlidingBuckets(permits, per, size),
    };
}
