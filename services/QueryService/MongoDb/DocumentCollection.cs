using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.QueryService.MongoDb;

/// <summary>One version of a read model: <c>{ _id, sequence, list, position, body }</c>; without list and position when in no list.</summary>
internal sealed class DocumentCollection(IMongoCollection<BsonDocument> collection)
{
    private const string Id = "_id";
    private const string SequenceOf = "sequence";
    private const string List = "list";
    private const string Position = "position";
    private const string Body = "body";

    private static readonly FilterDefinitionBuilder<BsonDocument> Where = Builders<BsonDocument>.Filter;
    private static readonly BulkWriteOptions Unordered = new() { IsOrdered = false };

    /// <summary>Those that are there already are left as they are.</summary>
    public Task CreateIndexes(CancellationToken cancellationToken) => collection.Indexes.CreateOneAsync(
        new CreateIndexModel<BsonDocument>(
            Builders<BsonDocument>.IndexKeys.Ascending(List).Ascending(Position),
            new CreateIndexOptions<BsonDocument> { Name = "places", PartialFilterExpression = Where.Exists(List) }),
        cancellationToken: cancellationToken);

    public async Task<IReadOnlyDictionary<string, Document>> Load(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = await collection.Find(Where.In(Id, ids)).ToListAsync(cancellationToken);
        return found.Select(Read).ToDictionary(document => document.Id);
    }

    public async Task<IReadOnlyList<Document>> ReadList(DocumentRange range, CancellationToken cancellationToken)
    {
        var order = Builders<BsonDocument>.Sort;
        var found = await collection.Find(Where.And(Where.Eq(List, range.List), Beyond(range)))
            .Sort(range.Descending ? order.Descending(Position) : order.Ascending(Position))
            .Limit(range.Limit)
            .ToListAsync(cancellationToken);
        return [.. found.Select(Read)];
    }

    /// <summary>
    /// The ids of those that were refused. A bulk tells which inserts met a document, but of replacements only how many found
    /// theirs: when some did not, the documents are read again. One that another writer has replaced since counts as refused
    /// too: whoever is refused reads again, and finds its own events in it.
    /// </summary>
    public async Task<IReadOnlySet<string>> Write(IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var replaced = writes.Where(write => write.Replaces is not null).Select(write => write.Document).ToList();
        var (matched, refused) = await WriteBulk([.. writes], cancellationToken);
        if (matched < replaced.Count)
        {
            var stored = await SequencesOf(replaced, cancellationToken);
            refused.UnionWith(replaced.Where(document => stored.GetValueOrDefault(document.Id) != document.Sequence).Select(document => document.Id));
        }

        return refused;
    }

    private async Task<(long Matched, HashSet<string> Refused)> WriteBulk(DocumentWrite[] writes, CancellationToken cancellationToken)
    {
        try
        {
            var result = await collection.BulkWriteAsync(writes.Select(ModelOf), Unordered, cancellationToken);
            return (result.MatchedCount, []);
        }
        catch (MongoBulkWriteException<BsonDocument> exception) when (IsRefusal(exception))
        {
            return (exception.Result.MatchedCount, [.. exception.WriteErrors.Select(error => writes[error.Index].Document.Id)]);
        }
    }

    private static bool IsRefusal(MongoBulkWriteException exception) =>
        exception.WriteConcernError is null && exception.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey);

    private static WriteModel<BsonDocument> ModelOf(DocumentWrite write) => write.Replaces is { } replaces
        ? new ReplaceOneModel<BsonDocument>(
            Where.And(Where.Eq(Id, write.Document.Id), Where.Eq(SequenceOf, replaces.ToString())), Stored(write.Document))
        : new InsertOneModel<BsonDocument>(Stored(write.Document));

    private async Task<Dictionary<string, Sequence>> SequencesOf(IReadOnlyList<Document> documents, CancellationToken cancellationToken)
    {
        var found = await collection.Find(Where.In(Id, documents.Select(document => document.Id)))
            .Project(Builders<BsonDocument>.Projection.Include(SequenceOf))
            .ToListAsync(cancellationToken);
        return found.ToDictionary(stored => stored[Id].AsString, stored => Sequence.Parse(stored[SequenceOf].AsString));
    }

    private static FilterDefinition<BsonDocument> Beyond(DocumentRange range) => range switch
    {
        { After: null } => Where.Empty,
        { Descending: true } => Where.Lt(Position, range.After),
        _ => Where.Gt(Position, range.After),
    };

    private static BsonDocument Stored(Document document)
    {
        var stored = new BsonDocument { { Id, document.Id }, { SequenceOf, document.Sequence.ToString() } };
        if (document.Place is { } place)
        {
            stored.Add(List, place.List).Add(Position, place.Position);
        }

        return stored.Add(Body, BsonBody.Of(document.Json));
    }

    private static Document Read(BsonDocument stored) => new(
        stored[Id].AsString,
        Sequence.Parse(stored[SequenceOf].AsString),
        stored.Contains(List) ? new DocumentPlace(stored[List].AsString, stored[Position].AsString) : null,
        BsonBody.ToJson(stored[Body].AsBsonDocument));
}
