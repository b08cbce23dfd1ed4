namespace Shop.Integration.Tests.Containers;

/// <summary>Polls with a deadline: generous, since a server may be restarting on a busy machine.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static Task Holds(Func<bool> condition, Func<string> what) => Holds(() => Task.FromResult(condition()), what);

    public static async Task Holds(Func<Task<bool>> condition, Func<string> what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, $"Not within {Deadline.TotalSeconds} s: {what()}");
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Passes as soon as the answer is the expected one.</summary>
    public static async Task Answers<T>(T expected, Func<Task<T>> ask)
    {
        var started = TimeProvider.System.GetTimestamp();
        var answer = await ask();
        while (!Equals(expected, answer) && TimeProvider.System.GetElapsedTime(started) < Deadline)
        {
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
            answer = await ask();
        }

        Assert.Equal(expected, answer);
    }
}
