using Microsoft.Extensions.Logging;

namespace Shop.Streaming.RabbitMq;

internal static partial class ErrorQueueLog
{
    [LoggerMessage(Level = LogLevel.Error, EventName = "MovedToErrorQueue",
        Message = "Event {Id} ({Type}) was moved from {Queue} to its error queue: {Exception}.")]
    public static partial void MovedToErrorQueue(this ILogger logger, Guid? id, string? type, string queue, string exception);

    [LoggerMessage(Level = LogLevel.Error, EventName = "MessageNotReceived",
        Message = "Message {Id} of {Queue} could be neither handled nor moved to its error queue: {Exception}. The broker has it still.")]
    public static partial void NotReceived(this ILogger logger, string queue, Guid? id, string exception);

    [LoggerMessage(Level = LogLevel.Information, EventName = "ErrorsReplayed",
        Message = "{Messages} messages of {Queue}'s error queue were given back to it.")]
    public static partial void ErrorsReplayed(this ILogger logger, int messages, string queue);
}
