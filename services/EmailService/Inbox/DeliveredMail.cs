namespace Shop.EmailService.Inbox;

/// <param name="Type">Of the event, e.g. <c>order-placed.v1</c>.</param>
/// <param name="DeliveredAt">When the transport had taken the mail.</param>
public sealed record DeliveredMail(Guid EventId, Guid OrderId, string Type, DateTimeOffset DeliveredAt);
