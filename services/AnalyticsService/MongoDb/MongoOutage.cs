using MongoDB.Driver;

namespace Shop.AnalyticsService.MongoDb;

/// <summary>Which failures are the server's state, so that waiting helps. Any other answer is about the fact: it would be the same for ever.</summary>
internal static class MongoOutage
{
    // MongoDB's error codes: Unauthorized, AuthenticationFailed, OutOfDiskSpace. A right that is missing, or a full disk, is no
    // event's fault either: no event may go to the error queue for it.
    private static readonly int[] StateCodes = [13, 18, 14031];

    public static bool Is(Exception exception) => exception switch
    {
        TimeoutException or MongoConnectionException or MongoConnectionPoolPausedException or MongoWaitQueueFullException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoExecutionTimeoutException => true,
        MongoWriteConcernException => true,
        MongoWriteException write => write.WriteConcernError is not null || IsState(write.WriteError?.Code),
        MongoCommandException command => IsState(command.Code),
        _ => false,
    };

    private static bool IsState(int? code) => code is { } known && StateCodes.Contains(known);
}
