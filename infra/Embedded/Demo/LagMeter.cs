using System.Globalization;

namespace Shop.Embedded.Demo;

/// <summary>
/// The consistency lag: from a command's answer until its document can be read without a token. Orders arrive at a
/// fixed rate whether or not earlier ones are done, so a slow answer hides no later one.
/// </summary>
internal sealed class LagMeter(ShopClient client, string productId, int ordersPerSecond, TimeProvider clock, CancellationToken cancellationToken)
{
    public const int Unmeasured = 200;
    public const int Measured = 200;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    // A machine that cannot do as many is behind for a while, and catches up.
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    /// <summary>Lags in milliseconds, sorted; infinite where the document never came.</summary>
    public async Task<IReadOnlyList<double>> Run()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ordersPerSecond), clock);
        var lags = new List<Task<double>>();
        for (var number = 0; number < Unmeasured + Measured; number++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            lags.Add(MeasureOne(number));
        }

        var all = await Task.WhenAll(lags);
        return [.. all.Skip(Unmeasured).Order()];
    }

    /// <summary>The smallest lag that at least this share of the orders does not exceed.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];

    public static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    private async Task<double> MeasureOne(int number)
    {
        var placed = await client.Post("/orders", new
        {
            customerId = $"lag-{number % 50}",
            email = "lag@example.com",
            lines = new[] { new { productId, quantity = 1 } },
        });
        var answered = clock.GetTimestamp();
        if (placed is not { Code: 201, Location: { } location })
        {
            return double.PositiveInfinity;
        }

        while (clock.GetElapsedTime(answered) < TimeMax)
        {
            if ((await client.Get(location)).Code == 200)
            {
                return clock.GetElapsedTime(answered).TotalMilliseconds;
            }

            await Task.Delay(PauseAfter(clock.GetElapsedTime(answered)), clock, cancellationToken);
        }

        return double.PositiveInfinity;
    }

    /// <summary>The next look is at most a tenth late; where the lag is long, the looks would be most of the load.</summary>
    private static TimeSpan PauseAfter(TimeSpan elapsed) => elapsed / 10 > Shortest ? elapsed / 10 : Shortest;
}
