using Microsoft.Extensions.Logging;

namespace Shop.QueryService.Projector;

internal static partial class ProjectorLog
{
    [LoggerMessage(Level = LogLevel.Critical, EventName = "VersionGap",
        Message = "{ReadModel}: version {Version} of {Stream} (event {EventId}) came before its predecessor.")]
    public static partial void VersionGap(this ILogger logger, string readModel, string stream, long version, Guid eventId);

    [LoggerMessage(Level = LogLevel.Critical, EventName = "VersionConflict",
        Message = "{ReadModel}: version {Version} of {Stream} (event {EventId}) is known as another event: the log has lost acknowledged events.")]
    public static partial void VersionConflict(this ILogger logger, string readModel, string stream, long version, Guid eventId);
}
