namespace Shop.EventStore.Log;

/// <param name="Type">Name without version, e.g. <c>order-placed</c>.</param>
/// <param name="Schema">Version of the body's shape, from 1.</param>
/// <param name="Data">UTF-8 JSON.</param>
public sealed record NewEvent(Guid EventId, string Type, int Schema, ReadOnlyMemory<byte> Data, EventMetadata Metadata);
