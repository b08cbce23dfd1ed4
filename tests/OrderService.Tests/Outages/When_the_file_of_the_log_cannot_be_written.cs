using Microsoft.Data.Sqlite;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Outages;

public sealed class When_the_file_of_the_log_cannot_be_written : IAsyncLifetime
{
    private readonly ShopUnderTest _shop = new();

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task for_another_process_holds_it_commands_are_503_and_history_goes_on()
    {
        var order = await _shop.PlaceOrder();
        await using (var other = new SqliteConnection($"Data Source={_shop.File.OrdersPath};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var locked = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);

            await _shop.Refuses(503, "event-log-down", () => _shop.Delete(order));
            Assert.Equal(200, (await _shop.Get($"{order}/events")).Status);
        }

        (await _shop.Delete(order)).HasVersion(200, 2);
    }

    [Fact]
    public async Task for_the_disk_is_full_commands_are_503_and_go_on_when_it_is_not()
    {
        var order = await _shop.PlaceOrder();
        await Limit("1");
        var body = Bodies.Product(name: new string('n', 200));
        var products = 0;
        while ((await _shop.Put($"/products/filling-{++products}", body)).Status == 201)
        {
            Assert.InRange(products, 0, 1_000);
        }

        await _shop.Refuses(503, "event-log-down", () => _shop.Put($"/products/filling-{products}", body));
        Assert.Equal(200, (await _shop.Get($"{order}/events")).Status);
        await Limit("1000000");
        (await _shop.Put($"/products/filling-{products}", body)).HasVersion(201, 1);
    }

    /// <summary>SQLite takes a limit below the file's size for its size.</summary>
    private Task<bool> Limit(string pages) => _shop.File.Orders.Write(
        session =>
        {
            session.Scalar($"pragma max_page_count = {pages}");
            return true;
        },
        CancellationToken.None);
}
