using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>What librdkafka reports, in this host's log instead of on its standard error.</summary>
internal static partial class LibraryLog
{
    public static void FromLibrary(this ILogger logger, LogMessage message)
    {
        var level = (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging);
        if (logger.IsEnabled(level))
        {
            Library(logger, level, message.Facility, message.Message);
        }
    }

    /// <summary>A rebalance overtakes commits now and then; what was not committed is with the next.</summary>
    public static void Committed(this ILogger logger, Error error)
    {
        switch (error.Code)
        {
            case ErrorCode.NoError or ErrorCode.Local_NoOffset:
                break;
            case ErrorCode.IllegalGeneration or ErrorCode.RebalanceInProgress or ErrorCode.UnknownMemberId:
                logger.CommitSuperseded(error.Reason);
                break;
            default:
                logger.CommitFailed(error.Reason);
                break;
        }
    }

    [LoggerMessage(EventName = "KafkaLibrary", Message = "{Facility}: {Text}")]
    private static partial void Library(ILogger logger, LogLevel level, string facility, string text);
}
