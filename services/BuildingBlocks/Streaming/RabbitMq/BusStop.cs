using MassTransit;

namespace Shop.Streaming.RabbitMq;

/// <summary>Tells consumers that wait that their bus stops. Nothing is delivered any more when they hear of it.</summary>
public sealed class BusStop(TimeProvider clock) : IReceiveEndpointObserver, IDisposable
{
    // MassTransit tells just before it stops to receive. A message that is given back earlier would come again at once, and a
    // quorum queue counts how often.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new(Timeout.InfiniteTimeSpan, clock);

    public CancellationToken Stopping => _stopping.Token;

    Task IReceiveEndpointObserver.Stopping(ReceiveEndpointStopping stopping)
    {
        _stopping.CancelAfter(Grace);
        return Task.CompletedTask;
    }

    Task IReceiveEndpointObserver.Ready(ReceiveEndpointReady ready) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();
}
