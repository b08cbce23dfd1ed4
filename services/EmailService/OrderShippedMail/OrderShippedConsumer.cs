using MassTransit;
using Shop.Contracts.Orders;
using Shop.EmailService.Composition;
using Shop.EmailService.Delivery;

namespace Shop.EmailService.OrderShippedMail;

internal sealed class OrderShippedConsumer(MailDelivery delivery) : IConsumer<OrderShippedV1>
{
    public Task Consume(ConsumeContext<OrderShippedV1> context) => delivery.Deliver(
        OutgoingMail.Of(context, context.Message.ShippedAt, OrderShippedLetter.Write(context.Message)), context.CancellationToken);
}
