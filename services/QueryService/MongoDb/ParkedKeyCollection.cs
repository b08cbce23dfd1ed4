using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.QueryService.MongoDb;

/// <summary><c>parked-keys { _id: { topic, partition, key }, before, reason, since }</c>; since in milliseconds.</summary>
internal sealed class ParkedKeyCollection(IMongoDatabase database)
{
    private readonly IMongoCollection<BsonDocument> _parked = database.GetCollection<BsonDocument>("parked-keys");

    public async Task<IReadOnlyList<ParkedKey>> Load(CancellationToken cancellationToken)
    {
        var parked = await _parked.Find(Builders<BsonDocument>.Filter.Empty).ToListAsync(cancellationToken);
        return
        [
            .. parked.Select(Read)
                .OrderBy(key => key.Topic, StringComparer.Ordinal).ThenBy(key => key.Partition).ThenBy(key => key.Key, StringComparer.Ordinal),
        ];
    }

    public Task Add(ParkedKey parked, CancellationToken cancellationToken) => _parked.UpdateOneAsync(
        Place(parked.Topic, parked.Partition, parked.Key),
        Builders<BsonDocument>.Update
            .SetOnInsert("before", parked.Before.ToString())
            .SetOnInsert("reason", parked.Reason)
            .SetOnInsert("since", parked.Since?.UtcDateTime),
        new UpdateOptions { IsUpsert = true },
        cancellationToken);

    public Task Remove(string topic, int partition, string key, CancellationToken cancellationToken) =>
        _parked.DeleteOneAsync(Place(topic, partition, key), cancellationToken);

    private static FilterDefinition<BsonDocument> Place(string topic, int partition, string key) =>
        Builders<BsonDocument>.Filter.Eq("_id", new BsonDocument { { "topic", topic }, { "partition", partition }, { "key", key } });

    private static ParkedKey Read(BsonDocument stored)
    {
        var id = stored["_id"].AsBsonDocument;
        return new ParkedKey(
            id["topic"].AsString,
            id["partition"].ToInt32(),
            id["key"].AsString,
            Sequence.Parse(stored["before"].AsString),
            stored["reason"].IsBsonNull ? null : stored["reason"].AsString,
            stored["since"].IsBsonNull ? null : new DateTimeOffset(stored["since"].ToUniversalTime()));
    }
}
