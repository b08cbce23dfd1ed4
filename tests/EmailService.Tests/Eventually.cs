namespace Shop.EmailService.Tests;

/// <summary>Polls a condition with a deadline, for what another thread does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task Holds(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition() && TimeProvider.System.GetElapsedTime(started) < Deadline)
        {
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.True(condition(), "The condition did not hold in time.");
    }
}
