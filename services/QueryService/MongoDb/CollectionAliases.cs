using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Shop.QueryService.MongoDb;

/// <summary>
/// Which collection a read model's documents are in: <c>aliases { _id: read model, collection }</c>. A version that was built
/// beside the live one is switched to by changing this document; every instance follows within <see cref="RefreshTime"/>.
/// </summary>
internal sealed class CollectionAliases(IMongoDatabase database, TimeProvider clock)
{
    /// <summary>How long an alias that was read is taken for true. Reading it is one small query.</summary>
    public static readonly TimeSpan RefreshTime = TimeSpan.FromSeconds(1);

    private const string Target = "collection";

    private readonly IMongoCollection<BsonDocument> _aliases = database.GetCollection<BsonDocument>("aliases");
    private readonly ConcurrentDictionary<string, Known> _known = [];

    public async Task<DocumentCollection> Resolve(string readModel, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(readModel, out var known) && !IsTheOneToRefresh(readModel, known))
        {
            return known.Documents;
        }

        var name = await Find(readModel, cancellationToken) ?? await CreateFirst(readModel, cancellationToken);
        return Remember(readModel, name);
    }

    /// <summary>One caller reads the alias again; the others go on with what is known until it has.</summary>
    private bool IsTheOneToRefresh(string readModel, Known known) =>
        clock.GetElapsedTime(known.ReadAt) >= RefreshTime
        && _known.TryUpdate(readModel, known with { ReadAt = clock.GetTimestamp() }, known);

    private async Task<string?> Find(string readModel, CancellationToken cancellationToken)
    {
        var alias = await _aliases.Find(Named(readModel)).FirstOrDefaultAsync(cancellationToken);
        return alias?[Target].AsString;
    }

    /// <summary>The indexes first: a collection that is found by its alias has them, wherever a crash came.</summary>
    private async Task<string> CreateFirst(string readModel, CancellationToken cancellationToken)
    {
        var first = $"{readModel}.1";
        await DocumentsOf(first).CreateIndexes(cancellationToken);
        var alias = await _aliases.FindOneAndUpdateAsync(
            Named(readModel),
            Builders<BsonDocument>.Update.SetOnInsert(Target, first),
            new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
            cancellationToken);
        return alias[Target].AsString;
    }

    private DocumentCollection Remember(string readModel, string name) =>
        _known.AddOrUpdate(
            readModel,
            _ => new Known(name, DocumentsOf(name), clock.GetTimestamp()),
            (_, known) => known.Name == name
                ? known with { ReadAt = clock.GetTimestamp() }
                : new Known(name, DocumentsOf(name), clock.GetTimestamp())).Documents;

    private DocumentCollection DocumentsOf(string name) => new(database.GetCollection<BsonDocument>(name));

    private static FilterDefinition<BsonDocument> Named(string readModel) => Builders<BsonDocument>.Filter.Eq("_id", readModel);

    private sealed record Known(string Name, DocumentCollection Documents, long ReadAt);
}
