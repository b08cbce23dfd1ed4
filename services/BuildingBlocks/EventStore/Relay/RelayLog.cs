using Microsoft.Extensions.Logging;

namespace Shop.EventStore.Relay;

internal static partial class RelayLog
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "RelaySessionFailed",
        Message = "Relay to {Sink}, shard {Shard}: delivery failed ({Failures} in a row); starting again at the cursor.")]
    public static partial void SessionFailed(this ILogger logger, string sink, int shard, int failures, Exception exception);
}
