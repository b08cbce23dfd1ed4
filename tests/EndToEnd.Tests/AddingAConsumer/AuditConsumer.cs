// <consumer>
using MassTransit;
using Shop.Contracts.Orders;

namespace Shop.EndToEnd.Tests.AddingAConsumer;

/// <summary>Takes every order that is placed or cancelled.</summary>
public sealed class AuditConsumer(AuditTrail trail) : IConsumer<OrderPlacedV1>, IConsumer<OrderCancelledV1>
{
    public Task Consume(ConsumeContext<OrderPlacedV1> context) => Note(context, context.Message);

    public Task Consume(ConsumeContext<OrderCancelledV1> context) => Note(context, context.Message);

    // The event's id makes a repeat harmless: everything here is delivered at least once.
    private Task Note(ConsumeContext context, IOrderEvent order)
    {
        trail.Add(context.MessageId!.Value, $"{order.CustomerId}: {order.Total.Amount} {order.Total.Currency}");
        return Task.CompletedTask;
    }
}

// </consumer>
