using System.Diagnostics;

namespace Shop.Gateway.Tests.Fixture;

public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(20);

    public static Task Holds(Func<bool> condition, string what) => Holds(() => Task.FromResult(condition()), what);

    /// <summary>Fails when the condition does not hold within a generous deadline.</summary>
    public static async Task Holds(Func<Task<bool>> condition, string what)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"Not within {Patience}: {what}");
            await Task.Delay(PollPeriod, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
