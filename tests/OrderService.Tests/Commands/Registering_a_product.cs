using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Registering_a_product(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task answers_201_with_the_product_where_it_is_new()
    {
        var answer = await shop.Put("/products/new", Bodies.Product());

        answer.HasVersion(201, 1).IsJson("""{"productId":"new","name":"Tea","price":{"amount":1250,"currency":"EUR"},"version":1}""");
        Assert.Equal("/products/new", answer.Headers["Location"]);
        answer.SequenceOf("products.v1", "new");
    }

    [Fact]
    public async Task answers_200_with_the_product_where_it_changed()
    {
        var first = await shop.Put("/products/changing", Bodies.Product());
        var second = await shop.Put("/products/changing", Bodies.Product(99, name: "Green tea"));

        second.HasVersion(200, 2).IsJson(
            """{"productId":"changing","name":"Green tea","price":{"amount":99,"currency":"EUR"},"version":2}""");
        Assert.False(second.Headers.ContainsKey("Location"));
        Assert.True(string.CompareOrdinal(
            second.SequenceOf("products.v1", "changing"), first.SequenceOf("products.v1", "changing")) > 0);
        Assert.Equal(2, shop.File.EventsOf("product-changing"));
    }

    [Fact]
    public async Task again_is_200_without_an_event()
    {
        var first = await shop.Put("/products/same", Bodies.Product());
        var second = await shop.Put("/products/same", Bodies.Product());

        second.HasVersion(200, 1);
        Assert.Equal((first.Text, first.Token), (second.Text, second.Token));
        Assert.Equal(1, shop.File.EventsOf("product-same"));
    }

    [Fact]
    public async Task is_refused_in_another_currency_than_it_has()
    {
        await shop.Register("in-euros");

        var answer = await shop.Refuses(409, "other-currency", () => shop.Put("/products/in-euros", Bodies.Product(currency: "CHF")));
        Assert.Contains("EUR", answer.Json.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("A.b_c-9")]
    [InlineData("a--")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public async Task takes_every_id_of_the_alphabet(string id) =>
        Assert.Equal(id, (await shop.Put($"/products/{id}", Bodies.Product())).HasVersion(201, 1).Text("productId"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000_000_000)]
    public async Task takes_prices_up_to_the_limit(long amount) =>
        Assert.Equal(amount, (await shop.Put($"/products/at-{amount}", Bodies.Product(amount))).HasVersion(201, 1)
            .GetProperty("price").Number("amount"));

    [Theory]
    [InlineData("JPY")]
    [InlineData("BHD")]
    [InlineData("CLF")]
    [InlineData("USD")]
    public async Task takes_known_currencies(string currency) =>
        Assert.Equal(201, (await shop.Put($"/products/in-{currency}", Bodies.Product(currency: currency))).Status);

    [Theory]
    [InlineData("x")]
    [InlineData("  Tee mit Größe  ")]
    [InlineData("茶 🍵 \u2028 ‮")]
    [InlineData("'; drop table events; --")]
    public async Task keeps_names_as_they_were_written(string name)
    {
        var id = $"named-{name.Length}";

        Assert.Equal(name, (await shop.Put($"/products/{id}", Bodies.Product(name: name))).HasVersion(201, 1).Text("name"));
        Assert.Equal(name, (await shop.Put($"/products/{id}", Bodies.Product(name: name))).HasVersion(200, 1).Text("name"));
    }

    [Fact]
    public async Task takes_a_name_of_200_characters() =>
        Assert.Equal(201, (await shop.Put("/products/long", Bodies.Product(name: new string('n', 200)))).Status);
}
