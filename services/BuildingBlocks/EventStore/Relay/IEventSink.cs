namespace Shop.EventStore.Relay;

/// <summary>Where a relay takes events to: one broker.</summary>
public interface IEventSink
{
    /// <summary>Names the sink's cursors and metrics; never changed.</summary>
    string Name { get; }

    /// <summary>
    /// A fresh connection. After any failed delivery it is discarded with all that is in flight, and the relay
    /// starts again at its cursor: nothing acknowledged later can jump over what failed.
    /// </summary>
    Task<ISinkSession> Open(CancellationToken cancellationToken);
}
