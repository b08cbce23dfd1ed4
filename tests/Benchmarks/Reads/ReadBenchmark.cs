using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.Contracts;
using Shop.QueryService;
using Shop.QueryService.Documents;
using Shop.QueryService.MongoDb;
using Shop.QueryService.Orders;
using Shop.ServiceDefaults;

namespace Shop.Benchmarks.Reads;

/// <summary>GET /orders/{id} of QueryService over loopback, against the driver's find by id of the same documents.</summary>
internal static class ReadBenchmark
{
    private const int Clients = 2;
    private const int OrderCount = 2_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task<Comparison> Run()
    {
        await using var server = await MongoServerContainer.Start();
        var address = server.ConnectionString("reads");
        var ids = await Fill(address);
        await using var service = await Start(address);
        using var http = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
        using var client = new MongoClient(address);
        var collection = await CollectionOfOrders(client.GetDatabase("reads"));
        return await Comparison.InTurns(
            $"GET by id, {Clients} at once", "the driver's bare find", "milliseconds at p99", "at most 1.5",
            () => Latency.P99Of(Clients, Duration, () => Get(http, ids[Random.Shared.Next(ids.Count)])),
            () => Latency.P99Of(Clients, Duration, () => Find(collection, ids[Random.Shared.Next(ids.Count)])));
    }

    private static async Task<IReadOnlyList<string>> Fill(string address)
    {
        using var store = new MongoDocumentStore(address, TimeProvider.System);
        var model = new OrdersReadModel();
        var writes = Enumerable.Range(1, OrderCount).Select(number =>
        {
            var envelope = SampleOrders.Envelope(number);
            var message = EventJson.Read(typeof(Contracts.Orders.OrderPlacedV1), envelope.Body.Span);
            return new DocumentWrite(model.Write(model.IdOf(message), envelope.Sequence, model.Fold(null, envelope, message)), null);
        }).ToList();
        await store.Write(model.Name, writes, CancellationToken.None);
        return [.. writes.Select(write => write.Document.Id)];
    }

    private static async Task<WebApplication> Start(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:ReadModels"] = address,
            ["Query:Role"] = "Api",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddMongoReadModels().AddQueryService();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapQueryService();
        await app.StartAsync();
        return app;
    }

    private static async Task<IMongoCollection<BsonDocument>> CollectionOfOrders(IMongoDatabase database)
    {
        var names = await (await database.ListCollectionNamesAsync()).ToListAsync();
        return database.GetCollection<BsonDocument>(names.First(name => name.StartsWith("orders", StringComparison.Ordinal)));
    }

    private static async Task Get(HttpClient http, string id)
    {
        using var answer = await http.GetAsync(new Uri($"/orders/{id}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task Find(IMongoCollection<BsonDocument> collection, string id) =>
        await collection.Find(Builders<BsonDocument>.Filter.Eq("_id", id)).SingleAsync();
}
