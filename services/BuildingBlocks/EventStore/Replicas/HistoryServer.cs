using Shop.EventStore.Hydration;
using Shop.EventStore.Log;

namespace Shop.EventStore.Replicas;

/// <summary>A server that answers reads of the past.</summary>
/// <param name="Name">Of its host, for logs and metrics.</param>
public sealed record HistoryServer(string Name, IStreamReader Events, ISnapshots Snapshots);
