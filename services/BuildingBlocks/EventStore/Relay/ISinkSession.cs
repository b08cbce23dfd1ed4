using Shop.Contracts;

namespace Shop.EventStore.Relay;

public interface ISinkSession : IAsyncDisposable
{
    /// <summary>Waits until the sink takes one more event of this partition. Back-pressure, not delivery.</summary>
    /// <exception cref="RelayAlarmException">It will never take this one; what was sent before it is delivered still.</exception>
    ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken);

    /// <summary>
    /// Sends in the order of the calls. The task completes when the broker has acknowledged, and fails when it
    /// never will. If the sink's consumers skip what is not above their last, nothing behind a failed event may
    /// reach them in this session (Kafka: idempotent, without timeout): discarding the session comes too late then.
    /// </summary>
    Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken);
}
