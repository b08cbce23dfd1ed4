using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.QueryService.MongoDb;

/// <summary>
/// <c>checkpoints { _id: { readModel, topic, partition }, reached: { sequence, offset } }</c>. MongoDB compares documents member
/// by member and null before every number: <c>$max</c> moves a checkpoint forward only.
/// </summary>
internal sealed class CheckpointCollection(IMongoDatabase database)
{
    private const string Reached = "reached";

    private static readonly BulkWriteOptions Unordered = new() { IsOrdered = false };

    private readonly IMongoCollection<BsonDocument> _checkpoints = database.GetCollection<BsonDocument>("checkpoints");

    public async Task<IReadOnlyList<Checkpoint>> Load(CancellationToken cancellationToken) =>
        [.. (await _checkpoints.Find(Builders<BsonDocument>.Filter.Empty).ToListAsync(cancellationToken)).Select(Read)];

    public Task Save(IEnumerable<Checkpoint> checkpoints, CancellationToken cancellationToken) =>
        _checkpoints.BulkWriteAsync(checkpoints.Select(Forward), Unordered, cancellationToken);

    private static UpdateOneModel<BsonDocument> Forward(Checkpoint checkpoint)
    {
        var id = new BsonDocument
        {
            { "readModel", checkpoint.ReadModel }, { "topic", checkpoint.Topic }, { "partition", checkpoint.Partition },
        };
        var reached = new BsonDocument
        {
            { "sequence", checkpoint.Sequence.ToString() },
            { "offset", checkpoint.Offset is { } offset ? new BsonInt64(offset) : BsonNull.Value },
        };
        return new UpdateOneModel<BsonDocument>(Builders<BsonDocument>.Filter.Eq("_id", id), Builders<BsonDocument>.Update.Max(Reached, reached))
        {
            IsUpsert = true,
        };
    }

    private static Checkpoint Read(BsonDocument stored)
    {
        var id = stored["_id"].AsBsonDocument;
        var reached = stored[Reached].AsBsonDocument;
        return new Checkpoint(
            id["readModel"].AsString,
            id["topic"].AsString,
            id["partition"].ToInt32(),
            Sequence.Parse(reached["sequence"].AsString),
            reached["offset"].IsBsonNull ? null : reached["offset"].ToInt64());
    }
}
