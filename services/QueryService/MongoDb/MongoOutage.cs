using MongoDB.Driver;

namespace Shop.QueryService.MongoDb;

/// <summary>
/// Which failures are the server's state, so that waiting helps. Any other answer of the server is about what was asked: it
/// would be the same for ever.
/// </summary>
internal static class MongoOutage
{
    // MongoDB's error codes: Unauthorized, AuthenticationFailed, OutOfDiskSpace. A right that is missing, or a full disk, is no
    // event's fault either: no event may be parked for it.
    private static readonly int[] StateCodes = [13, 18, 14031];

    public static bool Is(Exception exception) => exception switch
    {
        TimeoutException or MongoConnectionException or MongoConnectionPoolPausedException or MongoWaitQueueFullException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoExecutionTimeoutException => true,
        MongoWriteConcernException => true,
        MongoBulkWriteException bulk => bulk.WriteConcernError is not null || bulk.WriteErrors.Any(error => StateCodes.Contains(error.Code)),
        MongoWriteException write => write.WriteConcernError is not null || IsState(write.WriteError?.Code),
        MongoCommandException command => IsState(command.Code),
        _ => false,
    };

    private static bool IsState(int? code) => code is { } known && StateCodes.Contains(known);
}
