using Microsoft.Extensions.Logging;

namespace Shop.EventStore.Relay;

internal static partial class RelayLog
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "RelaySessionFailed",
        Message = "Relay to {Sink}, shard {Shard}: {Step} failed ({Failures} in a row); starting again at the cursor.")]
    public static partial void SessionFailed(
        this ILogger logger, string sink, int shard, RelayStep step, int failures, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "RelaySessionNotEnded",
        Message = "Relay to {Sink}, shard {Shard}: a failed session could not be ended in order either; its events are sent again.")]
    public static partial void SessionNotEnded(this ILogger logger, string sink, int shard, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, EventName = "RelayStopped",
        Message = "Relay to {Sink}, shard {Shard}: stopped by alarm {Alarm}: {Detail}")]
    public static partial void Stopped(this ILogger logger, string sink, int shard, string alarm, string detail);
}
