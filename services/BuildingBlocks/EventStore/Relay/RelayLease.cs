namespace Shop.EventStore.Relay;

/// <param name="Shard">A set of partitions that one relay works on.</param>
/// <param name="Epoch">Fencing token: a cursor moves only under the newest epoch of its shard.</param>
public sealed record RelayLease(string Sink, int Shard, string Owner, long Epoch);
