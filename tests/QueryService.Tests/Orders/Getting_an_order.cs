using System.Net;
using System.Text.Json.Nodes;
using Shop.Contracts;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Orders;

public sealed class Getting_an_order : IAsyncLifetime
{
    private static readonly string Path = $"/orders/{Story.OrderId(1)}";
    private readonly Story _story = new();
    private readonly TestStore _store = new();
    private QueryApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await QueryApp.StartApi(_store);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task answers_a_placed_order_without_what_has_not_happened()
    {
        await _store.Project(_story.Placed(1));
        using var response = await _app.Get(Path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag?.Tag);
        MustEqual(
            """
            {"orderId":"01994f0e-0000-7000-8000-000000000001","customerId":"customer-1","status":"placed","version":1,
             "lines":[{"productId":"mug","name":"The mug","quantity":2,"unitPrice":{"amount":1250,"currency":"EUR"}}],
             "total":{"amount":2500,"currency":"EUR"},"placedAt":"2026-01-08T09:30:00.120Z"}
            """,
            await response.Json());
    }

    [Fact]
    public async Task answers_a_shipped_order_with_address_and_shipment()
    {
        var (placed, changed) = (_story.Placed(1), _story.AddressChanged(1, new Address("Zoë", "1 Main St", "12345", "Berlin", "DE")));
        _story.Now = Story.Begin.AddHours(1);
        await _store.Project(placed, changed, _story.Shipped(1));
        var order = await _app.GetJson(Path);
        MustEqual("""{"name":"Zoë","street":"1 Main St","postalCode":"12345","city":"Berlin","country":"DE"}""", order["shippingAddress"]!);
        MustEqual("""{"carrier":"DHL","trackingNumber":"T-1"}""", order["shipment"]!);
        Assert.Equal(("shipped", "2026-01-08T10:30:00.120Z", 3), ((string?)order["status"], (string?)order["shippedAt"], (int?)order["version"]));
    }

    [Fact]
    public async Task answers_a_cancelled_order_with_time_and_reason()
    {
        await _store.Project(_story.Placed(1), _story.Cancelled(1));
        var order = await _app.GetJson(Path);
        Assert.Equal(
            ("cancelled", "2026-01-08T09:30:00.120Z", "changed my mind"),
            ((string?)order["status"], (string?)order["cancelledAt"], (string?)order["cancelReason"]));
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("W/\"2\"")]
    [InlineData("*")]
    [InlineData("\"1\", \"2\"")]
    public async Task answers_304_to_who_has_this_version(string tag)
    {
        await _store.Project(_story.Placed(1), _story.Shipped(1));
        using var response = await _app.Get(Path, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal("\"2\"", response.Headers.ETag?.Tag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task answers_in_full_to_who_has_another_version()
    {
        await _store.Project(_story.Placed(1), _story.Shipped(1));
        using var response = await _app.Get(Path, ("If-None-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("01994f0e-0000-7000-8000-000000000001")]
    public async Task does_not_find_an_unknown_one(string id)
    {
        using var response = await _app.Get($"/orders/{id}");
        await response.MustBe(HttpStatusCode.NotFound, "order-not-found");
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("a%20b")]
    [InlineData("a%0A")]
    [InlineData("ä")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public async Task refuses_an_ill_formed_id(string id)
    {
        using var response = await _app.Get($"/orders/{id}");
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", "orderId");
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("\"3")]
    public async Task refuses_an_ill_formed_entity_tag(string tag)
    {
        using var response = await _app.Get(Path, ("If-None-Match", tag));
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", "If-None-Match");
    }

    [Fact]
    public async Task is_503_while_the_read_store_is_down()
    {
        _store.IsDown = true;
        using var response = await _app.Get(Path);
        await response.MustBe(HttpStatusCode.ServiceUnavailable, "read-store-down");
        Assert.NotNull(response.Headers.RetryAfter);
        using var ready = await _app.Get("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task names_the_instance_that_answers()
    {
        await using var other = await QueryApp.StartApi(_store);
        using var first = await _app.Get(Path);
        using var second = await _app.Get(Path);
        using var third = await other.Get(Path);
        Assert.Equal(first.Headers.GetValues("X-Instance-Id"), second.Headers.GetValues("X-Instance-Id"));
        Assert.NotEqual(first.Headers.GetValues("X-Instance-Id"), third.Headers.GetValues("X-Instance-Id"));
    }

    private static void MustEqual(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
