using System.Globalization;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class Placing_an_order(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    [Fact]
    public async Task answers_201_with_the_order_and_where_it_is()
    {
        await shop.Register();
        var answer = await shop.Post("/orders", Bodies.Order("customer-1"));

        var order = answer.HasVersion(201, 1);
        order.HasMembers("orderId", "customerId", "status", "version", "lines", "total", "placedAt");
        Assert.Equal(("customer-1", "placed"), (order.Text("customerId"), order.Text("status")));
        order.GetProperty("lines").IsJson(
            """[{"productId":"tea","name":"Tea","quantity":2,"unitPrice":{"amount":1250,"currency":"EUR"}}]""");
        order.GetProperty("total").IsJson("""{"amount":2500,"currency":"EUR"}""");
        Assert.Equal($"/orders/{order.Text("orderId")}", answer.Headers["Location"]);
        answer.SequenceOf("orders.v1", "customer-1");
    }

    [Fact]
    public async Task takes_the_id_and_the_time_from_one_reading_of_the_clock()
    {
        await shop.Register();
        shop.Clock.Step = TimeSpan.FromSeconds(1);
        var order = (await shop.Post("/orders", Bodies.Order())).HasVersion(201, 1);
        shop.Clock.Step = TimeSpan.Zero;

        var id = order.Text("orderId");
        Assert.Matches(@"\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z", id);
        var milliseconds = long.Parse(id[..8] + id[9..13], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.Equal(milliseconds, order.Time("placedAt").ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task shows_the_address_that_was_given()
    {
        await shop.Register();
        var body = Bodies.Order().Replace("\"lines\"", $"\"shippingAddress\":{Bodies.Home},\"lines\"", StringComparison.Ordinal);

        (await shop.Post("/orders", body)).HasVersion(201, 1).GetProperty("shippingAddress").IsJson(Bodies.Home);
    }

    [Fact]
    public async Task takes_an_address_that_is_null_for_none()
    {
        await shop.Register();
        var body = Bodies.Order().Replace("\"lines\"", "\"shippingAddress\":null,\"lines\"", StringComparison.Ordinal);

        Assert.False((await shop.Post("/orders", body)).HasVersion(201, 1).TryGetProperty("shippingAddress", out _));
    }

    [Fact]
    public async Task adds_up_different_products()
    {
        await shop.Register("a", 3);
        await shop.Register("b", 5);

        var order = (await shop.Post("/orders", Bodies.Order("c", ("b", 1_000), ("a", 7)))).HasVersion(201, 1);
        order.GetProperty("total").IsJson(Bodies.Money(5_021));
        Assert.Equal(["b", "a"], order.GetProperty("lines").EnumerateArray().Select(line => line.Text("productId")));
    }

    [Fact]
    public async Task takes_a_hundred_lines()
    {
        var lines = Enumerable.Range(0, 100).Select(index => ($"of-100-{index}", 1)).ToArray();
        foreach (var (productId, _) in lines)
        {
            await shop.Register(productId, 1);
        }

        (await shop.Post("/orders", Bodies.Order("c", lines))).HasVersion(201, 1).GetProperty("total").IsJson(Bodies.Money(100));
    }

    [Fact]
    public async Task twice_makes_two_orders()
    {
        await shop.Register();

        Assert.NotEqual((await shop.Post("/orders", Bodies.Order())).Text, (await shop.Post("/orders", Bodies.Order())).Text);
    }

    [Fact]
    public async Task is_refused_for_an_unknown_product_and_names_it()
    {
        await shop.Register();

        var answer = await shop.Refuses(
            422, "unknown-product", () => shop.Post("/orders", Bodies.Order("c", ("tea", 1), ("unheard-of", 1))));
        Assert.Contains("'unheard-of'", answer.Json.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_in_two_currencies()
    {
        await shop.Register();
        await shop.Register("in-francs", 1, "CHF");

        await shop.Refuses(409, "mixed-currencies", () => shop.Post("/orders", Bodies.Order("c", ("tea", 1), ("in-francs", 1))));
    }

    [Fact]
    public async Task goes_up_to_the_limit_of_a_total_and_no_further()
    {
        await shop.Register("a-billionth", 1_000_000_000);
        await shop.Register("a-cent", 1);

        Assert.Equal(201, (await shop.Post("/orders", Bodies.Order("c", ("a-billionth", 1_000)))).Status);
        await shop.Refuses(
            400, "invalid-request", () => shop.Post("/orders", Bodies.Order("c", ("a-billionth", 1_000), ("a-cent", 1))), "lines");
    }
}
