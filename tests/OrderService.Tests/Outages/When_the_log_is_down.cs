using Shop.EventStore.Log;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Outages;

public sealed class When_the_log_is_down : IAsyncLifetime
{
    private static readonly EventStoreUnavailableException Down = new("Down.", new IOException(), nothingWritten: true);

    private readonly ShopUnderTest _shop;
    private FaultyLog _log = null!;
    private string _order = "";

    public When_the_log_is_down() =>
        _shop = new ShopUnderTest(stores => stores with { Log = _log = new FaultyLog(stores.Log) });

    public async ValueTask InitializeAsync()
    {
        await _shop.InitializeAsync();
        _order = await _shop.PlaceOrder();
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("PUT", "/products/new", """{"name":"Tea","price":{"amount":1,"currency":"EUR"}}""")]
    [InlineData("PUT", "/products/tea/price", """{"price":{"amount":1,"currency":"EUR"}}""")]
    [InlineData("POST", "/orders", """{"customerId":"c","email":"a@b.org","lines":[{"productId":"tea","quantity":1}]}""")]
    [InlineData("PUT", "{order}/shipping-address", Bodies.Office)]
    [InlineData("POST", "{order}/shipment", Bodies.Shipment)]
    [InlineData("DELETE", "{order}", null)]
    [InlineData("GET", "{order}/events", null)]
    [InlineData("GET", "{order}/state", null)]
    [InlineData("GET", "{order}/state?version=1", null)]
    [InlineData("GET", "{order}/state?at=2999-01-01T00:00:00Z", null)]
    public async Task every_request_is_answered_with_503(string method, string path, string? body)
    {
        _log.Read = Down;
        _log.Append = () => throw Down;

        var answer = await _shop.Refuses(503, "event-log-down", () => Send(method, path, body));
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.Contains("DependencyDown", _shop.Logged.Names);
    }

    [Fact]
    public async Task for_writing_alone_nothing_is_recorded()
    {
        _log.Append = () => throw Down;

        await _shop.Refuses(503, "event-log-down", () => _shop.Delete(_order));
        Assert.Equal(200, (await _shop.Get($"{_order}/state")).Status);
    }

    [Fact]
    public async Task in_the_middle_of_an_append_the_outcome_is_said_to_be_unknown()
    {
        _log.Append = () => throw new EventStoreUnavailableException("Broke off.", new IOException());

        var answer = await _shop.Refuses(504, "outcome-unknown", () => _shop.Delete(_order));
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.Contains("OutcomeUnknown", _shop.Logged.Names);
    }

    [Fact]
    public async Task and_up_again_everything_goes_on()
    {
        _log.Read = Down;
        await _shop.Refuses(503, "event-log-down", () => _shop.Delete(_order));
        _log.Read = null;

        (await _shop.Delete(_order)).HasVersion(200, 2);
    }

    private Task<Answer> Send(string method, string path, string? body) => _shop.Send(
        method,
        path.Replace("{order}", _order, StringComparison.Ordinal),
        body is null ? null : Requests.Json(body),
        ("Idempotency-Key", "key"));
}
