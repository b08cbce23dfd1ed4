namespace Shop.Streaming.Kafka;

/// <summary>How long to wait after a failure: doubled at each, between half and one and a half of that, bounded.</summary>
internal static class Backoff
{
    private const int DoublingsMax = 16;

    public static TimeSpan After(int failures, PartitionConsumerOptions options)
    {
        var factor = Math.Pow(2, Math.Clamp(failures - 1, 0, DoublingsMax)) * (0.5 + Random.Shared.NextDouble());
        return TimeSpan.FromMilliseconds(Math.Min(options.RetryMilliseconds * factor, options.RetryMaxMilliseconds));
    }
}
