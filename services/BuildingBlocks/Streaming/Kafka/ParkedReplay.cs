using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>
/// Handles a key's parked messages in order, then lets the key through again. It runs between two batches of the
/// partition: no later message of the key can pass, or be parked behind the end that was read.
/// </summary>
internal sealed class ParkedReplay(
    PartitionId partition, IPartitionHandler handler, PartitionParking parking, ParkedTopic topic, PartitionAttempts attempts, ILogger logger)
{
    /// <param name="discard">Offsets, in the topic itself, of messages that an operator has judged void.</param>
    public async Task<ReplayResult> Replay(string key, IReadOnlySet<long> discard, CancellationToken cancellationToken)
    {
        if (!parking.IsParked(key))
        {
            return new ReplayResult(ReplayOutcome.NotParked);
        }

        attempts.Step = ConsumerStep.Replay;
        var waiting = await Task.Run(() => topic.Read(partition, cancellationToken), cancellationToken);
        var messages = waiting.GetValueOrDefault(key, []);
        var handled = 0;
        foreach (var message in messages.Where(message => !discard.Contains(message.Offset)))
        {
            if (await Handle(message, cancellationToken) is { } fault)
            {
                return new ReplayResult(ReplayOutcome.StillUnhandleable, handled, message.Offset, fault);
            }

            handled++;
        }

        await topic.EndReplay(partition, key, cancellationToken);
        await parking.Unpark(key, cancellationToken);
        logger.KeyReplayed(partition, handled, messages.Count - handled);
        return new ReplayResult(ReplayOutcome.Replayed, handled);
    }

    /// <summary>Null when handled, else why not.</summary>
    private async Task<string?> Handle(ParkedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var envelope = EnvelopeReader.Read(message.Message);
            await handler.Replay(partition, new ConsumedEvent(envelope, message.Offset), cancellationToken);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
        catch (UnhandleableMessageException exception)
        {
            return exception.Reason;
        }
        catch (PartitionAlarmException exception)
        {
            return exception.Message;
        }
    }
}
