using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

/// <param name="Sequence">The queue has consumed everything of the partition up to here.</param>
internal sealed record Watermark(string Queue, int Partition, Sequence Sequence)
{
    public (string Queue, int Partition) Key => (Queue, Partition);
}
