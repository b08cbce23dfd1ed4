namespace Shop.EventStore.Log;

/// <param name="Version">The stream's version that the first request answered with.</param>
public sealed record IdempotencyRecord(string Hash, string Stream, long Version);
