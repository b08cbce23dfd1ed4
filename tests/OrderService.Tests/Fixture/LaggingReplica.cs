using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>A replica that is up to date, or that has nothing yet.</summary>
internal sealed class LaggingReplica(IStreamReader log) : IStreamReader
{
    public bool IsEmpty { get; set; }

    public async Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken) =>
        IsEmpty ? [] : await log.ReadStream(range, cancellationToken);

    public async Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken) =>
        !IsEmpty && await log.Has(partition, sequence, cancellationToken);
}
