using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

internal static partial class ConsumerLog
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "PartitionAssigned",
        Message = "{Partition}: assigned, from offset {NextOffset}, {ParkedKeys} keys parked.")]
    public static partial void Assigned(this ILogger logger, PartitionId partition, long nextOffset, int parkedKeys);

    [LoggerMessage(Level = LogLevel.Information, EventName = "PartitionRevoked", Message = "{Partition}: taken away.")]
    public static partial void Revoked(this ILogger logger, PartitionId partition);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "PartitionLost",
        Message = "{Partition}: lost before it was given back; its next owner repeats what was not recorded.")]
    public static partial void Lost(this ILogger logger, PartitionId partition);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "DrainTimedOut",
        Message = "{Partition}: the batch in hand did not end within {DrainMilliseconds} ms and is cancelled.")]
    public static partial void DrainTimedOut(this ILogger logger, PartitionId partition, int drainMilliseconds);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "WaitingForDependency",
        Message = "{Partition}: {Step} at offset {Offset}, attempt {Attempt} failed; a dependency is down.")]
    public static partial void Waiting(
        this ILogger logger, PartitionId partition, ConsumerStep step, long offset, int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, EventName = "HandlerFailed",
        Message = "{Partition}: {Step} at offset {Offset}, attempt {Attempt} failed; trying again, nothing is skipped.")]
    public static partial void HandlerFailed(
        this ILogger logger, PartitionId partition, ConsumerStep step, long offset, int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "MessageFailed",
        Message = "{Partition}: offset {Offset} cannot be handled, attempt {Attempt} of {AttemptsMax}: {Reason}")]
    public static partial void MessageFailed(
        this ILogger logger, PartitionId partition, long offset, int attempt, int attemptsMax, string reason, Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, EventName = "KeyParked",
        Message = "{Partition}: offset {Offset} cannot be handled ({Reason}); it and all later messages of its key go to {ParkedTopic}.")]
    public static partial void KeyParked(this ILogger logger, PartitionId partition, long offset, string reason, string parkedTopic);

    [LoggerMessage(Level = LogLevel.Information, EventName = "KeyReplayed",
        Message = "{Partition}: {Messages} parked messages of a key were replayed, {Discarded} discarded.")]
    public static partial void KeyReplayed(this ILogger logger, PartitionId partition, int messages, int discarded);

    [LoggerMessage(Level = LogLevel.Critical, EventName = "PartitionStopped", Message = "{Partition}: stopped by alarm {Alarm}: {Detail}")]
    public static partial void Stopped(this ILogger logger, PartitionId partition, string alarm, string detail);

    [LoggerMessage(Level = LogLevel.Debug, EventName = "CommitSuperseded",
        Message = "Offsets were not committed: the group is rebalancing ({Code}). The next commit takes them along.")]
    public static partial void CommitSuperseded(this ILogger logger, string code);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "CommitFailed", Message = "Offsets were not committed: {Reason}")]
    public static partial void CommitFailed(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "BrokerError", Message = "Kafka: {Reason}")]
    public static partial void BrokerError(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, EventName = "ConsumerFailed",
        Message = "The consumer of group {Group} failed ({Failures} in a row) and is opened again.")]
    public static partial void ConsumerFailed(this ILogger logger, string group, int failures, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "StopTimedOut",
        Message = "The consumer of group {Group} has not left it within {StopMilliseconds} ms; the group finds out by its session timeout.")]
    public static partial void StopTimedOut(this ILogger logger, string group, int stopMilliseconds);
}
