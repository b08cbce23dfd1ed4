using Xunit;

namespace Shop.Compliance.Leaderboard;

/// <summary>Polls a condition with a deadline, for what another thread does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task Holds(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition() && TimeProvider.System.GetElapsedTime(started) < Deadline)
        {
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.True(await condition(), "The condition did not hold in time.");
    }

    /// <summary>Passes as soon as the answer is the expected one.</summary>
    public static async Task Answers<T>(T expected, Func<Task<T>> ask)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!Equals(expected, await ask()) && TimeProvider.System.GetElapsedTime(started) < Deadline)
        {
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, await ask());
    }

    public static Task Holds(Func<bool> condition) => Holds(() => Task.FromResult(condition()));
}
