namespace Shop.Integration.Tests.Containers;

/// <summary>Polls with a deadline, for what a server does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

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
