using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.Embedded.RabbitMq;

/// <summary>A session behind <see cref="QueueGate"/>, shared by the relay's loops of all partitions.</summary>
internal sealed class QueueSession(ISinkSession inner, QueueProgress progress, TimeProvider clock, int messagesMax) : ISinkSession
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _entering = new(1, 1);
    private int _onTheirWay;

    /// <summary>One at a time: otherwise each partition would see the same room.</summary>
    public async ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        await inner.WaitForRoom(partition, envelope, cancellationToken);
        await _entering.WaitAsync(cancellationToken);
        try
        {
            if (Held >= messagesMax)
            {
                await WaitForConsumers(cancellationToken);
            }

            Interlocked.Increment(ref _onTheirWay);
        }
        finally
        {
            _entering.Release();
        }
    }

    public async Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            await inner.Publish(partition, envelope, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _onTheirWay);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        _entering.Dispose();
    }

    private int Held => progress.OutstandingMax + Volatile.Read(ref _onTheirWay);

    /// <summary>Down to half: without the distance between the two marks each message would wait for one that is consumed.</summary>
    private async Task WaitForConsumers(CancellationToken cancellationToken)
    {
        while (Held > messagesMax / 2)
        {
            await Task.Delay(LookInterval, clock, cancellationToken);
        }
    }
}
