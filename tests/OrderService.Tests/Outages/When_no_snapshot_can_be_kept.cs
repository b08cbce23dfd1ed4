using Shop.EventStore.Log;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Outages;

public sealed class When_no_snapshot_can_be_kept : IAsyncLifetime
{
    private readonly ShopUnderTest _shop = new(stores => stores with
    {
        Snapshots = new FaultySnapshots(stores.Snapshots, new EventStoreUnavailableException("Down.", new IOException())),
    });

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task a_command_that_was_recorded_succeeds_all_the_same()
    {
        var order = await _shop.PlaceOrder();
        for (var number = 2; number <= 52; number++)
        {
            (await _shop.Put($"{order}/shipping-address", Bodies.Address(number))).HasVersion(200, number);
        }

        Assert.Single(_shop.Logged.Names, "SnapshotNotKept");
        (await _shop.Get($"{order}/state?version=51")).HasVersion(200, 51);
    }
}
