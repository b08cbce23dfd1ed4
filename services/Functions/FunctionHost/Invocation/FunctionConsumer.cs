using MassTransit;
using Shop.FunctionHost.Processes;
using Shop.Streaming.RabbitMq;

namespace Shop.FunctionHost.Invocation;

/// <summary>Acknowledges an event when the function has answered that it is done, and not before: at least once.</summary>
internal sealed class FunctionConsumer<TEvent>(FunctionPool pool, OutageWait outage) : IConsumer<TEvent>
    where TEvent : class
{
    public Task Consume(ConsumeContext<TEvent> context)
    {
        var eventId = context.MessageId ?? throw new FunctionRefusedException("The message carries no event id.");
        var line = EventLine.Of(eventId, context);
        return outage.Outlast(token => pool.Invoke(eventId, line, token), context.CancellationToken);
    }
}
