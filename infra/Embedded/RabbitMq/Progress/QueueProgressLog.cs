namespace Shop.Embedded.RabbitMq;

internal static partial class QueueProgressLog
{
    [LoggerMessage(Level = LogLevel.Error, EventName = "QueueProgressNotSaved",
        Message = "The progress of the in-memory queues could not be saved; a crash would repeat messages.")]
    public static partial void QueueProgressNotSaved(this ILogger logger, Exception exception);
}
