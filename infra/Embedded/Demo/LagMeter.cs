namespace Shop.Embedded.Demo;

/// <summary>
/// The consistency lag: from a command's answer until its document can be read without a token. Measured orders arrive
/// at a fixed rate whether or not earlier ones are done, so a slow answer hides no later one.
/// </summary>
internal sealed class LagMeter(ShopClient client, string productId, TimeProvider clock, CancellationToken cancellationToken)
{
    public const int Unmeasured = 200;
    public const int Measured = 200;

    /// <summary>Who wait for their own orders: a shop that has just been started is as slow as it is, and does not fall behind.</summary>
    public const int ClientsToWarmUp = 8;

    /// <summary>Orders a second that the shop took from clients who wait for their own, once its code was compiled.</summary>
    public async Task<double> WarmUp()
    {
        await PlaceAndWait(Unmeasured / 2);
        var compiled = clock.GetTimestamp();
        await PlaceAndWait(Unmeasured / 2);
        return Unmeasured / 2 / clock.GetElapsedTime(compiled).TotalSeconds;
    }

    public async Task<LagReport> Measure(int ordersPerSecond)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ordersPerSecond), clock);
        var orders = new List<Task<Lag>>();
        for (var number = 0; number < Measured; number++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            orders.Add(MeasureOne(number));
        }

        return new LagReport(await Task.WhenAll(orders));
    }

    private Task PlaceAndWait(int orders) => Parallel.ForAsync(
        0,
        orders,
        new ParallelOptions { MaxDegreeOfParallelism = ClientsToWarmUp, CancellationToken = cancellationToken },
        async (number, _) => await MeasureOne(number));

    private async Task<Lag> MeasureOne(int number)
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
            return new Lag(double.PositiveInfinity, $"the answer was {placed.Code} {placed.Problem}");
        }

        var read = await new Eventually(clock, cancellationToken).Get(async () => await client.Get(location) is { Code: 200 } document ? document : null);
        return read is null
            ? new Lag(double.PositiveInfinity, $"not readable within {Eventually.TimeMax.TotalSeconds} s")
            : new Lag(clock.GetElapsedTime(answered).TotalMilliseconds);
    }
}
