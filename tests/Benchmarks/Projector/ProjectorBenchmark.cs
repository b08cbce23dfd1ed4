using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.Contracts;
using Shop.QueryService.Customers;
using Shop.QueryService.MongoDb;
using Shop.QueryService.Orders;
using Shop.QueryService.Projector;
using Shop.Streaming.Kafka;

namespace Shop.Benchmarks.Projector;

/// <summary>
/// New orders into the documents of orders and customers, in the projector's batches with its checkpoints, against unordered bulks
/// of replacements of the very documents that it wrote, of the same sizes.
/// </summary>
internal static class ProjectorBenchmark
{
    private const int EventCount = 20_000;
    private const int BatchSize = 500;

    private static int _first;

    public static async Task<Comparison> Run()
    {
        await using var server = await MongoServerContainer.Start();
        return await Comparison.InTurns(
            "projector", "raw unordered bulk of the same documents", "events a second", "at least 0.7",
            () => Project(server),
            () => WriteRaw(server));
    }

    private static async Task<double> Project(MongoServerContainer server)
    {
        using var store = new MongoDocumentStore(server.ConnectionString("projected"), TimeProvider.System);
        var handler = new ProjectorHandler(
            store,
            [
                new Projection<OrderDocument>(new OrdersReadModel(), store, NullLogger<Projection<OrderDocument>>.Instance),
                new Projection<CustomerDocument>(new CustomersReadModel(), store, NullLogger<Projection<CustomerDocument>>.Instance),
            ],
            TimeProvider.System);
        var partition = new PartitionId(Topic.Orders.Name, 0);
        await handler.Assigned(partition, CancellationToken.None);
        var batches = NextBatches();
        return await Timed(async () =>
        {
            foreach (var batch in batches)
            {
                var last = batch[^1];
                await handler.Handle(new PartitionBatch(partition, batch, last.Offset, last.Event.Sequence), CancellationToken.None);
            }
        });
    }

    /// <summary>The documents are read before, and written into empty collections with the same indexes.</summary>
    private static async Task<double> WriteRaw(MongoServerContainer server)
    {
        using var client = new MongoClient(server.ConnectionString("raw"));
        var bulks = await DocumentsOfNextBatches(server);
        await client.DropDatabaseAsync("raw");
        var options = new BulkWriteOptions { IsOrdered = false };
        var database = client.GetDatabase("raw").WithWriteConcern(WriteConcern.WMajority.With(journal: true));
        foreach (var name in bulks.Select(bulk => bulk.Collection).Distinct())
        {
            await new DocumentCollection(database.GetCollection<BsonDocument>(name)).CreateIndexes(CancellationToken.None);
        }

        return await Timed(async () =>
        {
            foreach (var (collection, documents) in bulks)
            {
                await database.GetCollection<BsonDocument>(collection).BulkWriteAsync(
                    documents.Select(document => new ReplaceOneModel<BsonDocument>(Builders<BsonDocument>.Filter.Eq("_id", document["_id"]), document) { IsUpsert = true }),
                    options);
            }
        });
    }

    private static async Task<IReadOnlyList<(string Collection, IReadOnlyList<BsonDocument> Documents)>> DocumentsOfNextBatches(MongoServerContainer server)
    {
        using var client = new MongoClient(server.ConnectionString("projected"));
        var database = client.GetDatabase("projected");
        var names = (await (await database.ListCollectionNamesAsync()).ToListAsync()).Where(name => name.StartsWith("orders", StringComparison.Ordinal)
            || name.StartsWith("customers", StringComparison.Ordinal));
        var bulks = new List<(string, IReadOnlyList<BsonDocument>)>();
        foreach (var name in names)
        {
            var documents = await database.GetCollection<BsonDocument>(name).Find(FilterDefinition<BsonDocument>.Empty)
                .SortByDescending(document => document["sequence"]).Limit(EventCount).ToListAsync();
            if (name.StartsWith("customers", StringComparison.Ordinal))
            {
                // Each batch changes as many customers as it has orders of different ones.
                var perBatch = Math.Min(BatchSize, documents.Count);
                bulks.AddRange(Enumerable.Range(0, EventCount / BatchSize).Select(_ => (name, (IReadOnlyList<BsonDocument>)documents.Take(perBatch).ToList())));
            }
            else
            {
                bulks.AddRange(documents.Chunk(BatchSize).Select(chunk => (name, (IReadOnlyList<BsonDocument>)chunk)));
            }
        }

        return bulks;
    }

    private static List<ConsumedEvent[]> NextBatches()
    {
        var first = _first;
        _first += EventCount;
        return [.. Enumerable.Range(first + 1, EventCount).Select(number => new ConsumedEvent(SampleOrders.Envelope(number), number)).Chunk(BatchSize)];
    }

    private static async Task<double> Timed(Func<Task> run)
    {
        var began = TimeProvider.System.GetTimestamp();
        await run();
        return EventCount / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }
}
