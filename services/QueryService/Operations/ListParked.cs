using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Operations;

internal static class ListParked
{
    /// <summary>Every parked key, of all instances.</summary>
    internal static async Task<Ok<ParkedResponse>> Handle(ParkedEvents parked, CancellationToken cancellationToken)
    {
        var items = new List<ParkedItem>();
        foreach (var partition in (await parked.List(cancellationToken)).GroupBy(key => new PartitionId(key.Topic, key.Partition)))
        {
            var counts = await parked.Count(partition.Key, cancellationToken);
            items.AddRange(partition.Select(key => ItemOf(key, counts.GetValueOrDefault(key.Key))));
        }

        return TypedResults.Ok(new ParkedResponse(items));
    }

    private static ParkedItem ItemOf(ParkedKey key, int count) => new(key.Topic, key.Partition, key.Key, key.Reason, key.Since, count);
}
