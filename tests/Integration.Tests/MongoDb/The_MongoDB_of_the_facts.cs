using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.Migration;
using Shop.AnalyticsService.MongoDb;
using Shop.Contracts;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.MongoDb;

[Collection("MongoDB")]
public sealed class The_MongoDB_of_the_facts(MongoServer server)
{
    private const string Nobody = "mongodb://shop:secret@127.0.0.1:1/analytics?authSource=admin";
    private static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 12, 345, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_prepared_by_the_migration_however_often_it_runs()
    {
        var address = server.NewDatabase();
        await Task.WhenAll(Migrate(address), Migrate(address), Migrate(address));
        await Migrate(address);
        using var client = new MongoClient(address);
        var names = await client.GetDatabase(MongoUrl.Create(address).DatabaseName).ListCollectionNamesAsync(cancellationToken: Cancel);
        Assert.Equal(["facts"], await names.ToListAsync(Cancel));
    }

    [Fact]
    public async Task holds_facts_that_can_be_counted_where_they_are()
    {
        var address = server.NewDatabase();
        using var store = new MongoFactStore(address);
        for (var number = 1; number <= 3; number++)
        {
            await store.InsertIfAbsent(Fact(number), Cancel);
        }

        using var client = new MongoClient(address);
        var sold = await client.GetDatabase(MongoUrl.Create(address).DatabaseName).GetCollection<BsonDocument>("facts").Aggregate()
            .Match(Builders<BsonDocument>.Filter.Gte("placedAt", At.UtcDateTime))
            .Unwind("lines")
            .Group(new BsonDocument { { "_id", "$lines.productId" }, { "quantity", new BsonDocument("$sum", "$lines.quantity") } })
            .SingleAsync(Cancel);
        Assert.Equal(("teapot", 6), (sold["_id"].AsString, sold["quantity"].ToInt32()));
    }

    [Fact]
    public async Task says_when_it_is_away()
    {
        using var store = new MongoFactStore(Nobody);
        await AssertDown(() => store.InsertIfAbsent(Fact(1), Cancel));
        await AssertDown(() => store.Prepare(Cancel));
        var health = await new FactStoreHealth(store).CheckHealthAsync(new HealthCheckContext(), Cancel);
        Assert.Equal((HealthStatus.Unhealthy, "The fact store is down."), (health.Status, health.Description));
    }

    [Fact]
    public async Task is_healthy_empty_and_filled()
    {
        using var store = new MongoFactStore(server.NewDatabase());
        var health = new FactStoreHealth(store);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), Cancel)).Status);
        await store.InsertIfAbsent(Fact(1), Cancel);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), Cancel)).Status);
    }

    [Fact]
    public void is_named_by_its_connection_string()
    {
        using var services = Add(server.NewDatabase()).Services.BuildServiceProvider();
        Assert.IsType<MongoFactStore>(services.GetRequiredService<IFactStore>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Host=postgres;Password=hidden")]
    public void is_refused_at_the_start_by_its_key_when_it_has_no_address(string? address)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Add(address));
        Assert.Contains("ConnectionStrings:Facts", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    }

    private static WebApplicationBuilder Add(string? address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Facts", address)]);
        return builder.AddMongoFacts();
    }

    private static Task Migrate(string address) => AnalyticsMigration.PrepareStore(
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Facts", address)]).Build(), Cancel);

    private static async Task AssertDown(Func<Task> call) =>
        Assert.Equal("fact-store-down", (await Assert.ThrowsAsync<DependencyDownException>(call)).What);

    private static OrderFact Fact(int number) => new(
        new Guid($"0197a2b4-0000-7000-8000-{number:d12}"), "order-placed.v1", Guid.Empty, "customer-1", At, At,
        [new FactLine("teapot", number, new Money(1_250, "EUR"))], new Money(1_250, "EUR"));
}
