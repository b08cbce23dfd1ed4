using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

/// <summary>The longest that is allowed, with characters that take two UTF-16 units and four bytes each.</summary>
public sealed class A_text_of_200_characters(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("🧦", 200));

    [Fact]
    public async Task is_a_products_name()
    {
        var answer = await shop.Put("/products/socks", Bodies.Product(name: Text));

        Assert.Equal(Text, answer.HasVersion(201, 1).Text("name"));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("street")]
    [InlineData("postalCode")]
    [InlineData("city")]
    public async Task is_a_part_of_an_address(string member)
    {
        var order = await shop.PlaceOrder();
        var answer = await shop.Put($"{order}/shipping-address", Json.Replace(Bodies.Office, member, $"\"{Text}\""));

        Assert.Equal(Text, answer.HasVersion(200, 2).GetProperty("shippingAddress").Text(member));
    }

    [Theory]
    [InlineData("carrier")]
    [InlineData("trackingNumber")]
    public async Task is_a_part_of_a_shipment(string member)
    {
        var order = await shop.PlaceOrder();
        var answer = await shop.Post($"{order}/shipment", Json.Replace(Bodies.Shipment, member, $"\"{Text}\""));

        Assert.Equal(Text, answer.HasVersion(200, 2).GetProperty("shipment").Text(member));
    }

    [Fact]
    public async Task is_a_reason_and_one_more_is_not()
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Delete($"{order}?reason={Uri.EscapeDataString(Text)}x"), "reason");
        var answer = await shop.Delete($"{order}?reason={Uri.EscapeDataString(Text)}");

        Assert.Equal(Text, answer.HasVersion(200, 2).Text("cancelReason"));
    }
}
