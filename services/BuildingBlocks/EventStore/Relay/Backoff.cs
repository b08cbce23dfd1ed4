namespace Shop.EventStore.Relay;

/// <summary>
/// How long to wait after a failure: doubled at each up to a maximum, and of that between half and all, so that those who
/// failed together do not come back together. The same as Streaming's, which this building block may not know.
/// </summary>
internal static class Backoff
{
    private const int DoublingsMax = 30;

    /// <param name="failures">In a row; none waits like one.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan max)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(failures - 1, 0, DoublingsMax));
        return (doubled < max ? doubled : max) * (0.5 + Random.Shared.NextDouble() / 2);
    }
}
