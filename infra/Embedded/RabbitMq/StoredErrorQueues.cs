using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// The file has what is in the error queues. A copy that someone else receives from the queue itself may have been given
/// back already.
/// </summary>
internal sealed class StoredErrorQueues(QueueProgress progress, TrackedFabric fabric) : IErrorQueues
{
    public Task<FailedMessages> Look(string queue, int max, CancellationToken cancellationToken)
    {
        var messages = progress.ErrorMessages(queue);
        return Task.FromResult(new FailedMessages(queue, messages.Count, [.. messages.Take(max).Select(Failed)]));
    }

    public async Task<int> Replay(string queue, CancellationToken cancellationToken)
    {
        var messages = progress.ErrorMessages(queue);
        foreach (var message in messages)
        {
            await fabric.GiveBack(queue, message, cancellationToken);
        }

        return messages.Count;
    }

    private static FailedMessage Failed(ErrorMessage message) => new(
        message.EventId,
        message.Type,
        message.Headers.GetValueOrDefault(MassTransit.MessageHeaders.FaultExceptionType),
        message.Headers.GetValueOrDefault(MassTransit.MessageHeaders.FaultMessage));
}
