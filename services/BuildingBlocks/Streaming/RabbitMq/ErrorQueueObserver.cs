using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.RabbitMq;

/// <summary>Makes every move to an error queue, and every message that could not even be moved, an event in the host's log.</summary>
internal sealed class ErrorQueueObserver(ILogger<ErrorQueueObserver> logger) : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context)
    {
        if (context.TryGetPayload<IErrorTransport>(out var transport))
        {
            var logged = new LoggedErrorTransport(transport, logger);
            context.AddOrUpdatePayload<IErrorTransport>(() => logged, _ => logged);
        }

        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    /// <summary>What fails for good is moved: that is logged when it is done.</summary>
    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        // A message that goes back to its queue when the bus stops has not failed.
        if (exception is not OperationCanceledException)
        {
            logger.NotReceived(context.InputAddress.GetEndpointName()!, context.GetMessageId(), exception.GetType().Name);
        }

        return Task.CompletedTask;
    }
}
