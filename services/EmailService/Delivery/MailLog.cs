using Microsoft.Extensions.Logging;

namespace Shop.EmailService.Delivery;

internal static partial class MailLog
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "MailDelivered",
        Message = "The mail of event {EventId} ({Type}) about order {OrderId} went out.")]
    public static partial void MailDelivered(this ILogger logger, Guid eventId, Guid orderId, string type);

    [LoggerMessage(Level = LogLevel.Information, EventName = "MailRepeated",
        Message = "The mail of event {EventId} about order {OrderId} had gone out before; nothing was sent.")]
    public static partial void MailRepeated(this ILogger logger, Guid eventId, Guid orderId);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "MailFailed",
        Message = "The mail of event {EventId} about order {OrderId} was not taken by the transport.")]
    public static partial void MailFailed(this ILogger logger, Guid eventId, Guid orderId, Exception exception);
}
