using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.EventStore.PostgreSql.Schema;
using Shop.Integration.Tests.Containers;

namespace Shop.Integration.Tests.PostgreSql;

[Collection(PostgresCollection.Name)]
public sealed class OrderService_on_PostgreSQL(PostgresFixture server) : IAsyncLifetime
{
    private string _database = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string ConnectionString => server.ConnectionString(_database);

    public async ValueTask InitializeAsync() => _database = await server.CreateEmpty(Cancel);

    public async ValueTask DisposeAsync() => await server.Drop(_database, CancellationToken.None);

    [Fact]
    public async Task takes_an_order_and_shows_its_history_once_it_is_migrated()
    {
        await PostgresMigration.Apply($"{ConnectionString};Pooling=false", Cancel);
        await using var service = await OrderServiceHost.Start(("ConnectionStrings:Orders", ConnectionString));
        await AssertReadiness(service, HttpStatusCode.OK, "Healthy");

        var order = await PlaceOrder(service.Client);
        var history = await service.Client.GetFromJsonAsync<JsonElement>($"{order}/events", Cancel);
        Assert.Equal("order-placed.v1", history.GetProperty("items")[0].GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync($"{order}/state?version=1", Cancel)).StatusCode);
    }

    [Fact]
    public async Task is_not_ready_before_the_migration()
    {
        await using var service = await OrderServiceHost.Start(("ConnectionStrings:Orders", ConnectionString));
        await AssertReadiness(service, HttpStatusCode.ServiceUnavailable, "The database is not migrated.");
    }

    [Fact]
    public async Task names_the_event_log_when_its_server_is_away()
    {
        await using var service = await OrderServiceHost.Start(("ConnectionStrings:Orders", $"{ConnectionString};Port=1"));
        await AssertReadiness(service, HttpStatusCode.ServiceUnavailable, "The server does not answer.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Client.GetAsync("/orders/1/events", Cancel)).StatusCode);
    }

    [Fact]
    public async Task is_still_ready_for_history_when_there_are_replicas()
    {
        await using var service = await OrderServiceHost.Start(
            ("ConnectionStrings:Orders", $"{ConnectionString};Port=1"),
            ("ConnectionStrings:OrdersReplicas", $"{ConnectionString} | {ConnectionString};Port=2"));
        await AssertReadiness(service, HttpStatusCode.OK, "The server does not answer.");
    }

    [Fact]
    public async Task does_not_start_without_a_connection_string() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => OrderServiceHost.Start());

    private static async Task<string> PlaceOrder(HttpClient client)
    {
        using var product = await client.PutAsJsonAsync(
            "/products/tea", new { name = "Tea", price = new { amount = 1250, currency = "EUR" } }, Cancel);
        Assert.Equal(HttpStatusCode.Created, product.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders")
        {
            Content = JsonContent.Create(new
            {
                customerId = "customer-1",
                email = "ada@example.org",
                lines = new[] { new { productId = "tea", quantity = 2 } },
            }),
            Headers = { { "Idempotency-Key", "key-1" } },
        };
        using var placed = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        return placed.Headers.Location!.ToString();
    }

    // The bus may not have started yet.
    private static Task AssertReadiness(OrderServiceHost service, HttpStatusCode status, string eventLog) => Eventually.Answers(
        (status, eventLog),
        async () =>
        {
            using var answer = await service.Client.GetAsync("/health/ready", Cancel);
            var report = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            return (answer.StatusCode, report.GetProperty("checks").GetProperty("event log").GetString()!);
        });
}
