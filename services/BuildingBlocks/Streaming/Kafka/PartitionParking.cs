using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Shop.Contracts;

namespace Shop.Streaming.Kafka;

/// <summary>
/// Keeps the order of a key whose message cannot be handled: that message and all later ones of the key go to the
/// parked topic, other keys go on. The key is recorded before its first message is moved, so that a crash between
/// the two repeats a move and never lets a later message pass.
/// </summary>
internal sealed class PartitionParking(
    PartitionId partition,
    IReadOnlySet<string> parkedKeys,
    IPartitionHandler handler,
    ParkedTopic topic,
    PartitionAttempts attempts,
    ConsumerTelemetry telemetry,
    ILogger logger)
{
    private const string LaterOfKey = "An earlier message of the key is parked.";
    private readonly HashSet<string> _keys = [.. parkedKeys];

    // Those of which the store's record is certain: after a failed Unpark nobody knows.
    private readonly HashSet<string> _recorded = [.. parkedKeys];

    public bool IsParked(string key) => _keys.Contains(key);

    /// <summary>Parks what must be; the rest, as events.</summary>
    /// <param name="faults">Reasons by offset, of the messages that the handler has given up.</param>
    /// <param name="moved">Offsets of this batch that the parked topic has already.</param>
    public async Task<PartitionBatch> Sort(
        IReadOnlyList<ConsumeResult<byte[], byte[]>> messages,
        IReadOnlyDictionary<long, string> faults,
        HashSet<long> moved,
        CancellationToken stop)
    {
        var events = new List<ConsumedEvent>(messages.Count);
        Sequence? before = null;
        foreach (var message in messages)
        {
            var (envelope, fault) = Read(message, faults);
            var key = EnvelopeReader.KeyOf(message.Message);
            if (fault is null && !_keys.Contains(key))
            {
                events.Add(new ConsumedEvent(envelope!, message.Offset));
            }
            else
            {
                await Park(message, key, fault, before, moved, stop);
            }

            before = envelope?.Sequence ?? before;
        }

        return new PartitionBatch(partition, events, messages[^1].Offset, before);
    }

    public async Task Unpark(string key, CancellationToken cancellationToken)
    {
        _recorded.Remove(key);
        await handler.Unpark(partition, key, cancellationToken);
        _keys.Remove(key);
    }

    private static (EventEnvelope? Envelope, string? Fault) Read(
        ConsumeResult<byte[], byte[]> message, IReadOnlyDictionary<long, string> faults)
    {
        try
        {
            return (EnvelopeReader.Read(message.Message), faults.GetValueOrDefault(message.Offset.Value));
        }
        catch (FormatException exception)
        {
            return (null, exception.Message);
        }
    }

    private async Task Park(
        ConsumeResult<byte[], byte[]> message, string key, string? fault, Sequence? before, HashSet<long> moved, CancellationToken stop)
    {
        var offset = message.Offset.Value;
        var reason = fault ?? LaterOfKey;
        if (!_recorded.Contains(key))
        {
            await attempts.Persist(ConsumerStep.Park, offset, () => handler.Park(partition, key, before, reason, stop), stop);
            _recorded.Add(key);
            _keys.Add(key);
            logger.KeyParked(partition, offset, reason, topic.NameFor(partition));
        }

        if (moved.Add(offset))
        {
            await attempts.Persist(ConsumerStep.Park, offset, () => topic.Append(message, reason, stop), stop);
            telemetry.Parked(partition);
        }
    }
}
