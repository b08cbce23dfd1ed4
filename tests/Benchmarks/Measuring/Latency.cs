namespace Shop.Benchmarks.Measuring;

internal static class Latency
{
    /// <summary>The 99th percentile in milliseconds of so many loops' calls, over at least this time.</summary>
    public static Task<double> P99Of(int loops, TimeSpan duration, Func<Task> once) => Of(0.99, loops, duration, once);

    /// <summary>The percentile in milliseconds of so many loops' calls, over at least this time.</summary>
    /// <param name="share">Of the calls that took no longer, e.g. 0.5 for the median.</param>
    public static async Task<double> Of(double share, int loops, TimeSpan duration, Func<Task> once)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, loops).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.GetElapsedTime(began) < duration)
            {
                var start = clock.GetTimestamp();
                await once();
                own.Add(clock.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        })));
        var all = times.SelectMany(own => own).Order().ToList();
        return all[(int)Math.Ceiling(share * all.Count) - 1];
    }
}
