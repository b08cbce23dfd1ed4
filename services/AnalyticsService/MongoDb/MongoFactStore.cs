using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using Shop.AnalyticsService.Facts;

namespace Shop.AnalyticsService.MongoDb;

/// <summary>Facts by event id: the id's uniqueness is what makes an event that comes again the same fact. docs/adr/0009.</summary>
internal sealed class MongoFactStore : IFactStore, IDisposable
{
    // MongoDB's error code.
    private const int NamespaceExists = 48;

    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;

    private readonly MongoClient _client;
    private readonly IMongoCollection<BsonDocument> _facts;

    /// <summary>Connects at its first use: the service starts, and waits, without a server.</summary>
    /// <param name="connectionString">With user and password, e.g. <c>mongodb://analytics:secret@mongo:27017/analytics?authSource=admin</c>.</param>
    /// <exception cref="InvalidOperationException">That is no address of a MongoDB.</exception>
    public MongoFactStore(string connectionString)
    {
        var (settings, database) = MongoAddress.Parse(connectionString);
        _client = new MongoClient(settings);
        _facts = _client.GetDatabase(database).GetCollection<BsonDocument>("facts");
    }

    /// <summary>Makes the collection where it is missing. Its only index is that of the ids.</summary>
    public Task Prepare(CancellationToken cancellationToken) => Answered(async () =>
    {
        try
        {
            await _facts.Database.CreateCollectionAsync(_facts.CollectionNamespace.CollectionName, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoCommandException exception) when (exception.Code == NamespaceExists)
        {
            return false;
        }
    });

    public Task InsertIfAbsent(OrderFact fact, CancellationToken cancellationToken) => Answered(async () =>
    {
        try
        {
            await _facts.InsertOneAsync(FactDocument.Of(fact), cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoWriteException exception) when (exception is { WriteConcernError: null, WriteError.Category: ServerErrorCategory.DuplicateKey })
        {
            return false;
        }
    });

    /// <summary>By id, so that no fact comes twice and none that was there is passed over, whatever is inserted meanwhile.</summary>
    public async IAsyncEnumerable<IReadOnlyList<OrderFact>> ReadPages(
        int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Where.Empty;
        while (await ReadPage(after, pageSize, cancellationToken) is { Count: > 0 } page)
        {
            yield return [.. page.Select(FactDocument.Read)];
            after = Where.Gt(FactDocument.Id, page[^1][FactDocument.Id]);
        }
    }

    public void Dispose() => _client.Dispose();

    private Task<List<BsonDocument>> ReadPage(FilterDefinition<BsonDocument> after, int limit, CancellationToken cancellationToken) =>
        Answered(() => _facts.Find(after).Sort(Builders<BsonDocument>.Sort.Ascending(FactDocument.Id)).Limit(limit).ToListAsync(cancellationToken));

    private static async Task<T> Answered<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (MongoOutage.Is(exception))
        {
            throw FactStoreDown.Because(exception);
        }
    }
}
