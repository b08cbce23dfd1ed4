using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class The_price_of_an_order(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task is_the_last_one_that_was_answered_before_it_was_sent()
    {
        var race = new RaceForPrices(shop);
        await race.Run(orders: 300);

        Assert.Equal(0, race.WrongPrices);
        Assert.True(race.PriceChanges > 20, $"Only {race.PriceChanges} price changes ran beside the orders.");
    }

    [Fact]
    public async Task would_be_found_wrong_if_products_were_cached()
    {
        await using var caching = new ShopUnderTest(stores => stores with { Log = new FaultyLog(stores.Log) { CachesProducts = true } });
        await caching.InitializeAsync();
        var race = new RaceForPrices(caching);
        await race.Run(orders: 40);

        Assert.True(race.WrongPrices > 0, "The planted bug was not found.");
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
}
