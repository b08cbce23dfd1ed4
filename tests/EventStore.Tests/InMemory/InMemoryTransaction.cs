namespace Shop.EventStore.Tests.InMemory;

/// <param name="Number">Taken at the beginning.</param>
/// <param name="Version">Of the stream, as seen at the beginning.</param>
internal sealed record InMemoryTransaction(ulong Number, long Version);
