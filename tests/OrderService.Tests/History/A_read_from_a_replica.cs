using Shop.EventStore.Log;
using Shop.EventStore.Replicas;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.History;

public sealed class A_read_from_a_replica : IAsyncLifetime
{
    private const string Header = "Consistency-Token";

    private readonly ShopUnderTest _shop;
    private FaultyLog _log = null!;
    private LaggingReplica _replica = null!;
    private string _order = "";
    private string _token = "";

    public A_read_from_a_replica() => _shop = new ShopUnderTest(stores =>
    {
        _replica = new LaggingReplica(stores.Log);
        _log = new FaultyLog(stores.Log);
        return stores with { Log = _log, Replicas = [new HistoryServer("replica", _replica, stores.Snapshots)] };
    });

    public async ValueTask InitializeAsync()
    {
        await _shop.InitializeAsync();
        await _shop.Register();
        var placed = await _shop.Post("/orders", Bodies.Order());
        (_order, _token) = (placed.Headers["Location"], placed.Token!);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("events")]
    [InlineData("state")]
    [InlineData("state?version=1")]
    public async Task goes_on_while_the_primary_is_down(string path)
    {
        _log.Read = new EventStoreUnavailableException("Down.", new IOException(), nothingWritten: true);

        Assert.Equal(200, (await _shop.Get($"{_order}/{path}")).Status);
        Assert.Equal(200, (await _shop.Get($"{_order}/{path}", (Header, _token))).Status);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("state")]
    [InlineData("state?version=1")]
    public async Task is_as_old_as_the_replica_unless_a_token_asks_for_more(string path)
    {
        _replica.IsEmpty = true;

        Assert.Equal(404, (await _shop.Get($"{_order}/{path}")).Status);
        Assert.Equal(200, (await _shop.Get($"{_order}/{path}", (Header, _token))).Status);
    }
}
