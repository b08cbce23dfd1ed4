using MassTransit;
using Shop.Contracts.Orders;
using Shop.EmailService.Composition;
using Shop.EmailService.Delivery;

namespace Shop.EmailService.OrderCancelledMail;

internal sealed class OrderCancelledConsumer(MailDelivery delivery) : IConsumer<OrderCancelledV1>
{
    public Task Consume(ConsumeContext<OrderCancelledV1> context) => delivery.Deliver(
        OutgoingMail.Of(context, context.Message.CancelledAt, OrderCancelledLetter.Write(context.Message)), context.CancellationToken);
}
