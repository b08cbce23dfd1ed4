namespace Shop.Benchmarks.Measuring;

internal static class Rate
{
    /// <summary>Completions a second of so many loops, over at least this time.</summary>
    public static async Task<double> Of(int loops, TimeSpan duration, Func<int, Task> once)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, loops).Select(loop => Task.Run(async () =>
        {
            var count = 0;
            while (clock.GetElapsedTime(began) < duration)
            {
                await once(loop);
                count++;
            }

            return count;
        })));
        return counts.Sum() / clock.GetElapsedTime(began).TotalSeconds;
    }
}
