using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Cancelling_an_order(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task answers_200_with_the_order_and_the_reason()
    {
        var order = await shop.PlaceOrder();
        var answer = await shop.Delete($"{order}?reason=zu%20sp%C3%A4t%20%26%20100%25");

        var body = answer.HasVersion(200, 2);
        body.HasMembers("orderId", "customerId", "status", "version", "lines", "total", "placedAt", "cancelledAt", "cancelReason");
        Assert.Equal(("cancelled", "zu spät & 100%"), (body.Text("status"), body.Text("cancelReason")));
        Assert.True(body.Time("cancelledAt") >= body.Time("placedAt"));
        answer.SequenceOf("orders.v1", "customer-1");
    }

    [Fact]
    public async Task needs_no_reason()
    {
        var order = await shop.PlaceOrder();

        (await shop.Delete(order)).HasVersion(200, 2)
            .HasMembers("orderId", "customerId", "status", "version", "lines", "total", "placedAt", "cancelledAt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?reason=too%20late")]
    [InlineData("?reason=another")]
    public async Task again_appends_no_event_and_keeps_the_first_reason(string query)
    {
        var order = await shop.PlaceOrder();
        var first = await shop.Delete($"{order}?reason=too%20late");
        var second = await shop.Delete(order + query);

        second.HasVersion(200, 2);
        Assert.Equal((first.Text, first.Token), (second.Text, second.Token));
        Assert.Equal(2, shop.File.EventsOf($"order-{Steps.IdOf(order)}"));
    }

    [Fact]
    public async Task is_refused_after_shipping()
    {
        var order = await shop.PlaceAndShip();
        await shop.Refuses(409, "already-shipped", () => shop.Delete(order));
    }

    [Fact]
    public Task is_refused_for_an_unknown_order() => shop.Refuses(404, "order-not-found", () => shop.Delete("/orders/unknown"));

    [Theory]
    [InlineData("?reason=")]
    [InlineData("?reason")]
    [InlineData("?reason=%00")]
    [InlineData("?reason=a%0Ab")]
    [InlineData("?reason=a%7Fb")]
    [InlineData("?reason=%C2%85")]
    public async Task is_refused_for_an_ill_formed_reason(string query)
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Delete(order + query), "reason");
    }

    [Fact]
    public async Task is_refused_for_a_reason_of_201_characters_and_not_for_one_of_200()
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Delete($"{order}?reason={new string('r', 201)}"), "reason");

        Assert.Equal(200, (await shop.Delete($"{order}?reason={new string('r', 200)}")).Status);
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF")]
    [InlineData("%C0%80")]
    [InlineData("%E2%82")]
    public async Task is_refused_for_a_reason_that_is_not_UTF_8(string reason)
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Delete($"{order}?reason={reason}"));
    }
}
