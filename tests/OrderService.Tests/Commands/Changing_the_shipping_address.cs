using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Changing_the_shipping_address(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task answers_200_with_the_order()
    {
        var order = await shop.PlaceOrder();
        var answer = await shop.Put($"{order}/shipping-address", Bodies.Office);

        var body = answer.HasVersion(200, 2);
        body.HasMembers("orderId", "customerId", "status", "version", "lines", "total", "shippingAddress", "placedAt");
        Assert.Equal("placed", body.Text("status"));
        body.GetProperty("shippingAddress").IsJson(Bodies.Office);
        answer.SequenceOf("orders.v1", "customer-1");
    }

    [Fact]
    public async Task to_where_it_goes_already_appends_no_event()
    {
        var order = await shop.PlaceOrder();
        var first = await shop.Put($"{order}/shipping-address", Bodies.Office);
        var second = await shop.Put($"{order}/shipping-address", Bodies.Office);

        second.HasVersion(200, 2);
        Assert.Equal((first.Text, first.Token), (second.Text, second.Token));
        Assert.Equal(2, shop.File.EventsOf($"order-{Steps.IdOf(order)}"));
    }

    [Fact]
    public async Task is_refused_after_shipping()
    {
        var order = await shop.PlaceAndShip();
        await shop.Refuses(409, "already-shipped", () => shop.Put($"{order}/shipping-address", Bodies.Office));
    }

    [Fact]
    public async Task is_refused_after_cancelling()
    {
        var order = await shop.PlaceAndCancel();
        await shop.Refuses(409, "already-cancelled", () => shop.Put($"{order}/shipping-address", Bodies.Office));
    }

    [Fact]
    public Task is_refused_for_an_unknown_order() =>
        shop.Refuses(404, "order-not-found", () => shop.Put("/orders/unknown/shipping-address", Bodies.Office));
}
