using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

/// <summary>
/// Four clients order while one raises the price. Prices only rise, so an order's price tells which change it has
/// seen: none before the last one that was answered when it was sent, none after the last one that was sent.
/// </summary>
internal sealed class RaceForPrices(ShopUnderTest shop)
{
    private const int Clients = 4;

    private long _sent;
    private long _answered;
    private int _wrong;

    public int WrongPrices => _wrong;

    public long PriceChanges => _answered;

    public async Task Run(int orders)
    {
        await shop.Register("raced-tea", 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var raising = RaisePrices(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => PlaceOrders(orders / Clients)));
        await stop.CancelAsync();
        await raising;
    }

    private async Task RaisePrices(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var price = Interlocked.Increment(ref _sent);
            Assert.Equal(200, (await shop.Put("/products/raced-tea/price", Bodies.Price(price))).Status);
            Interlocked.Exchange(ref _answered, price);
        }
    }

    private async Task PlaceOrders(int count)
    {
        for (var order = 0; order < count; order++)
        {
            var answered = Interlocked.Read(ref _answered);
            var body = (await shop.Post("/orders", Bodies.Order("c", ("raced-tea", 1)))).HasVersion(201, 1);
            var price = body.GetProperty("total").Number("amount");
            if (price < answered || price > Interlocked.Read(ref _sent))
            {
                Interlocked.Increment(ref _wrong);
            }
        }
    }
}
