using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;
using Shop.EventStore.Replicas;

namespace Shop.OrderService;

/// <summary>The store adapters that a host gives to OrderService.</summary>
public sealed record OrderStores(IEventLog Log, IIdempotencyRecords Records, ISnapshots Snapshots, IRelayCursors Cursors)
{
    /// <summary>Copies that may answer for the past; the log itself answers where there are none.</summary>
    public IReadOnlyList<HistoryServer> Replicas { get; init; } = [];

    /// <summary>Puts back-pressure before brokers that can hold only so much; real ones take everything.</summary>
    public Func<IEventSink, IEventSink> Gate { get; init; } = sink => sink;
}
