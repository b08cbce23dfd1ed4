using System.Diagnostics;

namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>Polls what another process, or another part, brings about. Fails with what was last seen.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    public static async Task<T> Get<T>(Func<Task<T>> look, Func<T, bool> isThere, TimeSpan timeMax)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
            {
                return seen;
            }

            Assert.True(watch.Elapsed < timeMax, $"Not there after {timeMax}: {seen}");
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
