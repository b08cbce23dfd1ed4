using MassTransit;
using Shop.Contracts.Orders;
using Shop.EmailService.Composition;
using Shop.EmailService.Delivery;

namespace Shop.EmailService.OrderPlacedMail;

internal sealed class OrderPlacedConsumer(MailDelivery delivery) : IConsumer<OrderPlacedV1>
{
    public Task Consume(ConsumeContext<OrderPlacedV1> context) => delivery.Deliver(
        OutgoingMail.Of(context, context.Message.PlacedAt, OrderPlacedLetter.Write(context.Message)), context.CancellationToken);
}
