using System.Text.Json;
using Shop.OrderService.Tests.Fixture;
using Shop.ServiceDefaults.Paging;

namespace Shop.OrderService.Tests.History;

public sealed class The_events_of_an_order(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    private static readonly string[] Common = ["orderId", "customerId", "email", "lines", "total", "placedAt"];

    [Fact]
    public async Task are_shown_as_they_were_recorded()
    {
        var order = await shop.PlaceOrder();
        await shop.Put($"{order}/shipping-address", Bodies.Office);
        await shop.Post($"{order}/shipment", Bodies.Shipment);

        var answer = await shop.Get($"{order}/events");
        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
        answer.Json.HasMembers("items");
        var items = answer.Json.GetProperty("items").EnumerateArray().ToList();
        Assert.All(items, item => item.HasMembers("version", "type", "recordedAt", "data"));
        Assert.Equal([1, 2, 3], items.Select(item => item.Number("version")));
        Assert.Equal(["order-placed.v1", "shipping-address-changed.v1", "order-shipped.v1"], items.Select(item => item.Text("type")));
        Data(items[0]).HasMembers(Common);
        Data(items[1]).HasMembers([.. Common, "shippingAddress", "changedAt"]);
        Data(items[2]).HasMembers([.. Common, "shippingAddress", "carrier", "trackingNumber", "shippedAt"]);
        Assert.Equal(items[0].Time("recordedAt"), Data(items[0]).Time("placedAt"));
        Assert.Equal(items[2].Time("recordedAt"), Data(items[2]).Time("shippedAt"));
    }

    [Fact]
    public async Task show_a_cancellation_with_its_reason()
    {
        var order = await shop.PlaceAndCancel();
        var data = Data((await shop.Get($"{order}/events")).Json.GetProperty("items")[1]);

        data.HasMembers([.. Common, "reason", "cancelledAt"]);
        Assert.Equal("too late", data.Text("reason"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(100)]
    public async Task come_in_pages_without_hole_or_repeat(int limit)
    {
        var order = await WithEvents(6);

        var pages = await Pages($"{order}/events?limit={limit}");
        Assert.Equal([1, 2, 3, 4, 5, 6], pages.SelectMany(page => page));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(limit, page.Count));
        Assert.Equal((6 + limit - 1) / limit, pages.Count);
    }

    [Fact]
    public async Task come_twenty_a_page_unless_asked_for_otherwise()
    {
        var order = await WithEvents(21);

        Assert.Equal([20, 1], (await Pages($"{order}/events")).Select(page => page.Count));
    }

    [Fact]
    public async Task go_on_with_what_was_recorded_after_the_cursor()
    {
        var order = await WithEvents(3);
        var next = (await shop.Get($"{order}/events?limit=2")).Json.Text("next");
        await shop.Delete(order);

        var rest = await shop.Get($"{order}/events?after={next}");
        Assert.Equal([3, 4], rest.Json.GetProperty("items").EnumerateArray().Select(item => item.Number("version")));
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("limit=")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=abc")]
    [InlineData("limit=1.0")]
    [InlineData("limit=%2B1")]
    [InlineData("limit=+1")]
    [InlineData("limit=1e1")]
    [InlineData("limit=99999999999")]
    [InlineData("limit=1&limit=2")]
    [InlineData("limit=%D9%A1")]
    public async Task are_refused_for_an_ill_formed_limit(string query)
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Get($"{order}/events?{query}"), "limit");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("MQ")]
    [InlineData("%00")]
    [InlineData("%F0%9F%8D%B5")]
    [InlineData("AAAAAAAAAAAAAAAA")]
    public async Task are_refused_for_a_cursor_that_was_not_issued(string cursor)
    {
        var order = await shop.PlaceOrder();
        await shop.Refuses(400, "invalid-request", () => shop.Get($"{order}/events?after={cursor}"), "after");
    }

    [Fact]
    public async Task are_refused_for_the_cursor_of_another_order()
    {
        var next = (await shop.Get($"{await WithEvents(2)}/events?limit=1")).Json.Text("next");
        var other = await WithEvents(2);

        await shop.Refuses(400, "invalid-request", () => shop.Get($"{other}/events?after={next}"), "after");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("99999999999999999999")]
    public async Task are_refused_for_a_cursor_that_was_made_up_with_the_right_checksum(string position)
    {
        var order = await shop.PlaceOrder();
        var cursor = PageCursor.Encode($"events-of/{Steps.IdOf(order)}", position);

        await shop.Refuses(400, "invalid-request", () => shop.Get($"{order}/events?after={cursor}"), "after");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task are_refused_for_a_cursor_with_another_character(int index)
    {
        var order = await WithEvents(2);
        var next = (await shop.Get($"{order}/events?limit=1")).Json.Text("next").ToCharArray();
        next[index] = next[index] == 'A' ? 'B' : 'A';

        await shop.Refuses(400, "invalid-request", () => shop.Get($"{order}/events?after={new string(next)}"), "after");
    }

    [Fact]
    public Task of_an_unknown_order_are_not_found() =>
        shop.Refuses(404, "order-not-found", () => shop.Get("/orders/019b9d5a-0000-7000-8000-000000000001/events"));

    private static JsonElement Data(JsonElement item) => item.GetProperty("data");

    private async Task<string> WithEvents(int count)
    {
        var order = await shop.PlaceOrder();
        for (var number = 2; number <= count; number++)
        {
            (await shop.Put($"{order}/shipping-address", Bodies.Address(number))).HasVersion(200, number);
        }

        return order;
    }

    private async Task<List<List<long>>> Pages(string path)
    {
        var pages = new List<List<long>>();
        for (var next = path; next.Length > 0;)
        {
            var page = (await shop.Get(next)).Json;
            pages.Add([.. page.GetProperty("items").EnumerateArray().Select(item => item.Number("version"))]);
            next = page.TryGetProperty("next", out var cursor)
                ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={cursor.GetString()}"
                : "";
        }

        return pages;
    }
}
