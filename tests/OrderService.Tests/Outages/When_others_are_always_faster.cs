using Shop.EventStore.Log;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Outages;

public sealed class When_others_are_always_faster : IAsyncLifetime
{
    private readonly ShopUnderTest _shop;
    private FaultyLog _log = null!;

    public When_others_are_always_faster() =>
        _shop = new ShopUnderTest(stores => stores with { Log = _log = new FaultyLog(stores.Log) });

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task a_change_is_refused_after_a_bounded_number_of_attempts()
    {
        var order = await _shop.PlaceOrder();
        var before = _log.Appends;
        _log.Append = () => new AppendResult.VersionConflict();

        var answer = await _shop.Refuses(409, "too-many-writers", () => _shop.Delete(order));
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.InRange(_log.Appends - before, 16, 32);
    }

    [Fact]
    public async Task a_change_that_waited_too_long_for_its_turn_is_refused_at_once()
    {
        var order = await _shop.PlaceOrder();
        var before = _log.Appends;
        _log.Append = () => new AppendResult.Busy();

        await _shop.Refuses(409, "too-many-writers", () => _shop.Delete(order));
        Assert.Equal(1, _log.Appends - before);
    }

    [Fact]
    public async Task an_order_without_a_key_that_waited_too_long_is_refused()
    {
        await _shop.Register();
        _log.Append = () => new AppendResult.Busy();

        var answer = await _shop.Refuses(409, "too-many-writers", () => _shop.Post("/orders", Bodies.Order()));
        Assert.Equal("1", answer.Headers["Retry-After"]);
    }

    [Fact]
    public async Task an_order_whose_key_is_still_in_use_is_refused()
    {
        await _shop.Register();
        _log.Append = () => new AppendResult.Busy();

        var answer = await _shop.Refuses(
            409, "idempotency-key-in-use", () => _shop.Post("/orders", Bodies.Order(), ("Idempotency-Key", "key")));
        Assert.Equal("1", answer.Headers["Retry-After"]);
    }
}
