using System.Diagnostics;
using System.Threading.Channels;
using Confluent.Kafka;

namespace Shop.Streaming.Kafka;

/// <summary>
/// Between the thread that receives and a partition's worker: bounded, because a full queue pauses the partition at
/// the broker, and a half empty one resumes it.
/// </summary>
internal sealed class PartitionQueue(TopicPartition partition, IConsumer<byte[], byte[]> consumer, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Channel<ConsumeResult<byte[], byte[]>> _messages = Channel.CreateBounded<ConsumeResult<byte[], byte[]>>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
    private bool _paused;
    private bool _closed;

    /// <summary>Only the receiving thread calls this.</summary>
    public void Add(ConsumeResult<byte[], byte[]> message)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            if (!_messages.Writer.TryWrite(message))
            {
                throw new UnreachableException($"{partition} was paused and delivered nevertheless.");
            }

            if (_messages.Reader.Count >= capacity)
            {
                Pause();
            }
        }
    }

    /// <summary>What is there, at most <paramref name="max"/>, as soon as there is something.</summary>
    /// <exception cref="PartitionAlarmException">Everything before the alarm has been taken.</exception>
    public async Task<IReadOnlyList<ConsumeResult<byte[], byte[]>>> Take(int max, CancellationToken cancellationToken)
    {
        await _messages.Reader.WaitToReadAsync(cancellationToken);
        var taken = new List<ConsumeResult<byte[], byte[]>>();
        while (taken.Count < max && _messages.Reader.TryRead(out var message))
        {
            taken.Add(message);
        }

        ResumeWhenHalfEmpty();
        return taken;
    }

    /// <summary>Nothing more is accepted; the worker meets the alarm after what is already queued.</summary>
    public void Fail(PartitionAlarmException alarm)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                Pause();
                _closed = true;
                _messages.Writer.Complete(alarm);
            }
        }
    }

    /// <summary>The partition is no longer ours to pause or resume.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    private void Pause()
    {
        consumer.Pause([partition]);
        _paused = true;
    }

    private void ResumeWhenHalfEmpty()
    {
        lock (_lock)
        {
            if (_paused && !_closed && _messages.Reader.Count <= capacity / 2)
            {
                consumer.Resume([partition]);
                _paused = false;
            }
        }
    }
}
