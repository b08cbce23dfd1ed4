using MassTransit;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.EmailService.Composition;

/// <param name="At">The event's time. The mail is dated by it and not by now, so that a repeat has the same bytes.</param>
internal sealed record OutgoingMail(Guid EventId, Guid OrderId, string Type, string Recipient, DateTimeOffset At, Letter Letter)
{
    public static OutgoingMail Of<TEvent>(ConsumeContext<TEvent> context, DateTimeOffset at, Letter letter)
        where TEvent : class, IOrderEvent
    {
        var eventId = context.MessageId ?? throw new UndeliverableMailException("The message carries no event id.");
        var order = context.Message;
        return new OutgoingMail(eventId, order.OrderId, EventType.Of(typeof(TEvent)).WireName, order.Email, at, letter);
    }
}
