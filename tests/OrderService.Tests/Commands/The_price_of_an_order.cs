using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class The_price_of_an_order(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    private const int Orders = 300;

    private long _sent;
    private long _answered;

    /// <summary>Prices only rise, so an order's price tells which price change it has seen.</summary>
    [Fact]
    public async Task is_the_last_one_that_was_answered_before_it_was_sent()
    {
        await shop.Register("tea", 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var raising = RaisePrices(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PlaceOrders(Orders / 4)));
        await stop.CancelAsync();
        await raising;

        Assert.True(_answered > 20, $"Only {_answered} price changes ran beside the orders.");
    }

    [Fact]
    public async Task is_of_every_line_the_last_one()
    {
        await shop.Register("line-1", 0);
        await shop.Register("line-2", 0);
        for (var price = 1; price <= 50; price++)
        {
            await Task.WhenAll(
                shop.Put("/products/line-1/price", Bodies.Price(price)), shop.Put("/products/line-2", Bodies.Product(2 * price)));

            var order = await shop.Post("/orders", Bodies.Order("c", ("line-1", 1), ("line-2", 1)));
            order.HasVersion(201, 1).GetProperty("total").IsJson(Bodies.Money(3 * price));
        }
    }

    private async Task RaisePrices(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var price = Interlocked.Increment(ref _sent);
            Assert.Equal(200, (await shop.Put("/products/tea/price", Bodies.Price(price))).Status);
            Interlocked.Exchange(ref _answered, price);
        }
    }

    private async Task PlaceOrders(int count)
    {
        for (var order = 0; order < count; order++)
        {
            var answered = Interlocked.Read(ref _answered);
            var body = (await shop.Post("/orders", Bodies.Order("c", ("tea", 1)))).HasVersion(201, 1);
            Assert.InRange(body.GetProperty("total").Number("amount"), answered, Interlocked.Read(ref _sent));
        }
    }
}
