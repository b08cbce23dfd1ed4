using MassTransit;
using MassTransit.Transports;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// Reports what leaves a queue: consumed, skipped, or moved to the error queue. A receive that faults is none of
/// these; the message is lost in this process and stays outstanding, so the next process gets it again.
/// </summary>
internal sealed class ProgressObserver(QueueProgress progress) : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context)
    {
        if (context.TryGetPayload<IErrorTransport>(out var transport))
        {
            var stored = new StoredErrorTransport(transport, progress);
            context.AddOrUpdatePayload<IErrorTransport>(() => stored, _ => stored);
        }

        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context)
    {
        var queue = QueueNames.Of(context);
        if (QueueNames.SourceOfError(queue) is { } source)
        {
            progress.ErrorConsumed(source, context.GetMessageId(Guid.Empty));
        }
        else if (RelayPosition.Of(context.TransportHeaders) is { } position)
        {
            progress.Done(queue, position);
        }
        else if (ReplayedMessage.Is(context) && !context.TryGetPayload<ReceiveFailure>(out _))
        {
            progress.ErrorConsumed(queue, context.GetMessageId(Guid.Empty));
        }

        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
