using Microsoft.Extensions.Logging;

namespace Shop.OrderService.Recording;

internal static partial class RecorderLog
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "SnapshotNotKept",
        Message = "No snapshot of {Stream} at version {Version} was kept; the next read replays more events.")]
    public static partial void SnapshotNotKept(this ILogger logger, string stream, long version, Exception exception);
}
