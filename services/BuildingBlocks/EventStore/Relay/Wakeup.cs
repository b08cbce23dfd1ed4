using System.Threading.Channels;

namespace Shop.EventStore.Relay;

/// <summary>One reader's alarm clock for one partition. Signals that arrive while it works are kept as one.</summary>
public sealed class Wakeup(int partition, Action<Wakeup> unsubscribe) : IDisposable
{
    private readonly Channel<bool> _signal =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public int Partition => partition;

    internal void Set() => _signal.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, or after <paramref name="timeout"/>.</summary>
    public async Task Wait(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_signal.Reader.TryRead(out _))
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var signalled = _signal.Reader.WaitToReadAsync(stop.Token).AsTask();
        await Task.WhenAny(signalled, Task.Delay(timeout, clock, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        _signal.Reader.TryRead(out _);
    }

    public void Dispose() => unsubscribe(this);
}
