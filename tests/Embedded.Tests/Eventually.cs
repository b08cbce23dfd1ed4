namespace Shop.Embedded.Tests;

/// <summary>Polls a condition with a deadline, for what another thread or process does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static Task Holds(Func<bool> condition) => Equals(true, condition);

    public static async Task Equals<T>(T expected, Func<T> read)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!EqualityComparer<T>.Default.Equals(read(), expected) && TimeProvider.System.GetElapsedTime(started) < Deadline)
        {
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, read());
    }
}
