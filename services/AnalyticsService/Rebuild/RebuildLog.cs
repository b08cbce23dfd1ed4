using Microsoft.Extensions.Logging;

namespace Shop.AnalyticsService.Rebuild;

internal static partial class RebuildLog
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "RebuildStarted",
        Message = "Redis does not hold the leaderboard; its rebuild from the facts begins.")]
    public static partial void RebuildStarted(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, EventName = "RebuildProgress", Message = "Rebuild: {Count} facts so far.")]
    public static partial void RebuildProgress(this ILogger logger, long count);

    [LoggerMessage(Level = LogLevel.Information, EventName = "RebuildFinished",
        Message = "The leaderboard is complete again, from {Count} facts in {ElapsedMs} ms.")]
    public static partial void RebuildFinished(this ILogger logger, long count, double elapsedMs);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "RebuildInterrupted",
        Message = "The rebuild stopped: Redis lost what it had built, or another instance took over.")]
    public static partial void RebuildInterrupted(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "LeaderboardDown",
        Message = "The leaderboard is down; its readers get 503 and its events wait. {Reason}")]
    public static partial void LeaderboardDown(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, EventName = "LeaderboardBack",
        Message = "The leaderboard's Redis and facts answer again.")]
    public static partial void LeaderboardBack(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, EventName = "RebuildFailed", Message = "The leaderboard could not be built; it is tried again.")]
    public static partial void RebuildFailed(this ILogger logger, Exception exception);
}
