using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Shipping_an_order(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task answers_200_with_the_order()
    {
        var order = await shop.PlaceOrder();
        var answer = await shop.Post($"{order}/shipment", Bodies.Shipment);

        var body = answer.HasVersion(200, 2);
        body.HasMembers("orderId", "customerId", "status", "version", "lines", "total", "shipment", "placedAt", "shippedAt");
        Assert.Equal("shipped", body.Text("status"));
        body.GetProperty("shipment").IsJson(Bodies.Shipment);
        Assert.True(body.Time("shippedAt") >= body.Time("placedAt"));
        answer.SequenceOf("orders.v1", "customer-1");
    }

    [Fact]
    public async Task again_in_the_same_way_appends_no_event()
    {
        var order = await shop.PlaceOrder();
        var first = await shop.Post($"{order}/shipment", Bodies.Shipment);
        var second = await shop.Post($"{order}/shipment", """{ "trackingNumber": "T-1", "carrier": "Post" }""");

        second.HasVersion(200, 2);
        Assert.Equal((first.Text, first.Token), (second.Text, second.Token));
        Assert.Equal(2, shop.File.EventsOf($"order-{Steps.IdOf(order)}"));
    }

    [Theory]
    [InlineData("""{"carrier":"Pigeon","trackingNumber":"T-1"}""")]
    [InlineData("""{"carrier":"Post","trackingNumber":"T-2"}""")]
    public async Task again_in_another_way_is_refused(string otherwise)
    {
        var order = await shop.PlaceAndShip();
        await shop.Refuses(409, "already-shipped", () => shop.Post($"{order}/shipment", otherwise));
    }

    [Fact]
    public async Task is_refused_after_cancelling()
    {
        var order = await shop.PlaceAndCancel();
        await shop.Refuses(409, "already-cancelled", () => shop.Post($"{order}/shipment", Bodies.Shipment));
    }

    [Fact]
    public Task is_refused_for_an_unknown_order() =>
        shop.Refuses(404, "order-not-found", () => shop.Post("/orders/unknown/shipment", Bodies.Shipment));

    [Fact]
    public async Task is_never_before_it_was_placed_whatever_the_clock_says()
    {
        var order = await shop.PlaceOrder();
        shop.Clock.Shift = TimeSpan.FromHours(-1);
        var body = (await shop.Post($"{order}/shipment", Bodies.Shipment)).HasVersion(200, 2);
        shop.Clock.Shift = TimeSpan.Zero;

        Assert.Equal(body.Time("placedAt"), body.Time("shippedAt"));
    }
}
