using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>How far a partition is received and handled. Nothing is stored for a partition that is no longer ours.</summary>
internal sealed class PartitionOffsets(TopicPartition partition, long start, IConsumer<byte[], byte[]> consumer, ILogger logger)
{
    private readonly Lock _lock = new();
    private long _received = start;
    private long _handled = start;
    private bool _ended;

    /// <summary>The next offset to be received; what lies between it and the handled ones is queued.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Messages at the broker that have no effect yet, as far as the last fetch told.</summary>
    public long Lag
    {
        get
        {
            lock (_lock)
            {
                return _ended ? 0 : Math.Max(0, consumer.GetWatermarkOffsets(partition).High.Value - _handled);
            }
        }
    }

    /// <summary>False when it is not the one that is due. Only the receiving thread calls this.</summary>
    public bool TryReceive(long offset)
    {
        if (offset != _received)
        {
            return false;
        }

        Volatile.Write(ref _received, offset + 1);
        return true;
    }

    /// <summary>Committed with the next interval, or when the partition is given back.</summary>
    public void Store(long next)
    {
        lock (_lock)
        {
            if (!_ended)
            {
                StoreWhileAssigned(next);
                _handled = next;
            }
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
        }
    }

    private void StoreWhileAssigned(long next)
    {
        try
        {
            consumer.StoreOffset(new TopicPartitionOffset(partition, next));
        }
        catch (KafkaException exception) when (exception.Error.Code is ErrorCode.Local_State)
        {
            // Lost, and the callback that says so is still to come.
            logger.CommitSuperseded(exception.Error.Reason);
        }
    }
}
