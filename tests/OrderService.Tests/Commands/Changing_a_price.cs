using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Changing_a_price(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task answers_200_with_the_product()
    {
        await shop.Register("tea");
        var answer = await shop.Put("/products/tea/price", Bodies.Price(99));

        answer.HasVersion(200, 2).IsJson("""{"productId":"tea","name":"Tea","price":{"amount":99,"currency":"EUR"},"version":2}""");
        answer.SequenceOf("products.v1", "tea");
    }

    [Fact]
    public async Task to_what_it_is_appends_no_event()
    {
        await shop.Register("cup");
        var first = await shop.Put("/products/cup/price", Bodies.Price(2));
        var second = await shop.Put("/products/cup/price", Bodies.Price(2));

        second.HasVersion(200, 2);
        Assert.Equal((first.Text, first.Token), (second.Text, second.Token));
        Assert.Equal(2, shop.File.EventsOf("product-cup"));
    }

    [Fact]
    public async Task is_refused_in_another_currency()
    {
        await shop.Register("pot");
        await shop.Refuses(409, "other-currency", () => shop.Put("/products/pot/price", Bodies.Price(1, "USD")));
    }

    [Fact]
    public Task is_refused_for_an_unknown_product() =>
        shop.Refuses(404, "product-not-found", () => shop.Put("/products/unknown/price", Bodies.Price(1)));
}
