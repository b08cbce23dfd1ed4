using Shop.Contracts;
using Shop.OrderService;

namespace Shop.Embedded.Hosting;

/// <summary>
/// The embedded brokers forget everything when the process ends, their consumers do not. So each relay starts where
/// the slowest of its consumers has come to, and not at its own cursor, which says what the broker has taken.
/// </summary>
internal static class RelayStart
{
    private static readonly IEnumerable<int> Partitions = Enumerable.Range(0, Topic.Orders.Partitions);

    /// <summary>Called when every consumer has bound its queue and before the relays start.</summary>
    public static async Task Rewind(Stores stores)
    {
        await stores.Cursors.Rewind(RelayNames.Kafka, Partitions.ToDictionary(partition => partition, stores.UnreadBefore), default);
        var taken = await stores.Cursors.Load(RelayNames.RabbitMq, default);
        await stores.Cursors.Rewind(
            RelayNames.RabbitMq,
            Partitions.ToDictionary(partition => partition, partition => Earlier(stores, partition, taken.GetValueOrDefault(partition))),
            default);
    }

    /// <summary>A queue that the last run did not know holds nothing back: like any new queue it gets what comes from now on.</summary>
    private static Sequence Earlier(Stores stores, int partition, Sequence taken) =>
        stores.QueueProgress.StartCursor(partition) is { } consumed && Sequence.Parse(consumed) < taken ? Sequence.Parse(consumed) : taken;
}
