using MassTransit;
using Shop.Contracts.Orders;

namespace Shop.AnalyticsService.Facts;

internal sealed class OrderEventConsumer<TEvent>(FactRecording recording) : IConsumer<TEvent>
    where TEvent : class, IOrderEvent
{
    public Task Consume(ConsumeContext<TEvent> context)
    {
        var eventId = context.MessageId ?? throw new InvalidOperationException("The message carries no event id.");
        return recording.Record(OrderFact.Of(eventId, context.Message), context.CancellationToken);
    }
}
