using CsCheck;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.Sales;
using Shop.Contracts;
using Shop.ServiceDefaults.Problems;
using StackExchange.Redis;
using Xunit;

namespace Shop.Compliance.Leaderboard;

/// <summary>What the views' scripts do on whatever speaks Redis' protocol. Its tests empty the server.</summary>
/// <param name="address">As StackExchange.Redis takes it.</param>
public abstract class ViewsCompliance(string address) : IAsyncLifetime
{
    private readonly ViewsServer _redis = new(address);
    private readonly TestFacts _facts = new();
    private Instance _instance = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _instance = new Instance(_redis.Address, _facts);
        await BuildEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task equal_a_plain_fold_after_every_event_whatever_the_order_and_the_repeats() => Histories.Deliveries.SampleAsync(
        deliveries => AssertEqualAfterEach(deliveries, fact => fact), iter: 60, threads: 1);

    [Fact]
    public Task that_forget_the_event_ids_differ_from_it_and_this_test_sees_it() => Assert.ThrowsAnyAsync<CsCheckException>(() =>
        Histories.Deliveries.SampleAsync(
            deliveries => AssertEqualAfterEach(deliveries, Forgetful()), iter: 60, threads: 1));

    [Fact]
    public async Task show_nothing_of_a_cancellation_that_comes_first_and_nothing_when_its_order_follows()
    {
        await _instance.Apply(2, Samples.Cancelled(Samples.Placed()));
        Assert.Empty(await PlainFold.Of(_instance));
        await _instance.Apply(1, Samples.Placed());
        Assert.Empty(await PlainFold.Of(_instance));
    }

    [Fact]
    public async Task keep_nothing_of_an_order_that_was_cancelled_but_its_event_ids()
    {
        await _instance.Apply(1, Samples.Placed());
        await _instance.Apply(2, Samples.Cancelled(Samples.Placed()));
        Assert.Equal(0, await _redis.Do(async database =>
            await database.SortedSetLengthAsync("{analytics.1}:products")
            + await database.SortedSetLengthAsync("{analytics.1}:minutes")
            + await database.HashLengthAsync("{analytics.1}:orders")
            + await database.HashLengthAsync("{analytics.1}:amounts")));
    }

    [Fact]
    public async Task show_an_order_without_a_price_and_no_sum_for_it()
    {
        await _instance.Apply(1, Samples.Placed(price: 0));
        var minute = Assert.Single(await _instance.ReadSales());
        Assert.Equal((Samples.Minute, 1), (minute.Minute, minute.Orders));
        Assert.Empty(minute.Amount);
    }

    [Fact]
    public async Task add_exactly_above_what_a_double_holds()
    {
        const long Dearest = 1_000_000_000_000;
        for (var number = 1; number <= 10_000; number++)
        {
            await _facts.InsertIfAbsent(Samples.Fact(number, Samples.Placed(number, 1, Dearest)), Cancellation);
        }

        await BuildEmpty();
        await _instance.Apply(10_001, Samples.Placed(order: 10_001, quantity: 1, price: 1));
        Assert.Equal([new Money((10_000 * Dearest) + 1, "EUR")], Assert.Single(await _instance.ReadSales()).Amount);
    }

    [Fact]
    public async Task hold_one_sum_a_currency_in_order()
    {
        await _instance.Apply(1, Samples.Placed(order: 1, quantity: 1, price: 5, currency: "USD"));
        await _instance.Apply(2, Samples.Placed(order: 2, quantity: 1, price: 7));
        var minute = Assert.Single(await _instance.ReadSales());
        Assert.Equal(2, minute.Orders);
        Assert.Equal([new Money(7, "EUR"), new Money(5, "USD")], minute.Amount);
    }

    [Fact]
    public async Task give_the_most_sold_first_and_no_more_than_asked_for()
    {
        for (var number = 1; number <= 5; number++)
        {
            await _instance.Apply(number, Samples.Placed(order: number, quantity: number, product: $"product-{number}"));
        }

        Assert.Equal(["product-5", "product-4"], (await _instance.ReadTop(2)).Select(product => product.ProductId));
    }

    [Fact]
    public async Task give_the_minutes_of_a_day_in_several_currencies()
    {
        string[] currencies = ["EUR", "GBP", "JPY"];
        var facts = Enumerable.Range(0, 1440 * currencies.Length).Select(number => Samples.Fact(
            number + 1, Samples.Placed(number + 1, 1, 1, currencies[number % currencies.Length], Samples.Minute.AddMinutes(number / currencies.Length))));
        foreach (var fact in facts)
        {
            await _facts.InsertIfAbsent(fact, Cancellation);
        }

        await _redis.Flush();
        await _instance.Rebuild.Run(Cancellation);
        var minutes = await _instance.ReadSales();
        Assert.Equal(1440, minutes.Count);
        Assert.All(minutes, minute => Assert.Equal((3, 3), (minute.Orders, minute.Amount.Count)));
    }

    [Theory]
    [InlineData("09:30:00.000", "09:31:00.000", true)]
    [InlineData("09:30:59.999", "09:31:00.000", true)]
    [InlineData("09:29:00.000", "09:30:00.000", false)]
    [InlineData("09:29:00.000", "09:30:00.001", true)]
    [InlineData("09:31:00.000", "09:32:00.000", false)]
    public async Task give_every_minute_that_has_a_part_in_the_range(string from, string to, bool given)
    {
        await _instance.Apply(1, Samples.Placed());
        var range = new SalesRange(Time(from), Time(to));
        Assert.Equal(given, (await _instance.Sales.Read(range, Cancellation)).Count == 1);
    }

    [Fact]
    public async Task take_events_after_the_server_forgot_the_scripts()
    {
        await _instance.Apply(1, Samples.Placed(order: 1));
        await _redis.Do(database => database.ExecuteAsync("SCRIPT", "FLUSH"));
        await _instance.Apply(2, Samples.Placed(order: 2));
        Assert.Equal(4, Assert.Single(await _instance.ReadTop()).Quantity);
    }

    [Fact]
    public async Task refuse_events_and_readers_when_their_marker_is_missing()
    {
        await _redis.Flush();
        await Assert.ThrowsAsync<DependencyDownException>(() => _instance.Apply(1, Samples.Placed()));
        await Assert.ThrowsAsync<DependencyDownException>(() => _instance.ReadTop());
        await Assert.ThrowsAsync<DependencyDownException>(() => _instance.ReadSales());
        Assert.False(await _redis.Do(database => database.KeyExistsAsync("{analytics.1}:applied")));
    }

    private static DateTimeOffset Time(string time) =>
        DateTimeOffset.Parse($"2026-01-08T{time}Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The planted fault: every delivery is taken for an event of its own.</summary>
    private static Func<OrderFact, OrderFact> Forgetful()
    {
        var next = 1_000_000;
        return fact => fact with { EventId = Samples.Id(Interlocked.Increment(ref next)) };
    }

    private async Task AssertEqualAfterEach(OrderFact[] deliveries, Func<OrderFact, OrderFact> deliver)
    {
        await BuildEmpty();
        for (var count = 1; count <= deliveries.Length; count++)
        {
            await _instance.Apply(deliver(deliveries[count - 1]));
            Assert.Equal(PlainFold.Of(deliveries.Take(count)), await PlainFold.Of(_instance));
        }
    }

    private async Task BuildEmpty()
    {
        await _redis.Flush();
        await _instance.Rebuild.Run(Cancellation);
    }
}
