namespace Shop.EventStore.Relay;

/// <summary>Another relay holds the shard now; this one's cursor no longer counts.</summary>
public sealed class LeaseLostException(RelayLease lease)
    : Exception($"The lease of {lease.Sink}, shard {lease.Shard}, epoch {lease.Epoch}, was taken over.")
{
    internal static void ThrowIf(bool lost, RelayLease lease)
    {
        if (lost)
        {
            throw new LeaseLostException(lease);
        }
    }
}
