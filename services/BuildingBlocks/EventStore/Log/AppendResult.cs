using Shop.Contracts;

namespace Shop.EventStore.Log;

public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <param name="Version">Of the last event appended.</param>
    /// <param name="Last">Sequence of the last event appended.</param>
    public sealed record Appended(long Version, Sequence Last) : AppendResult;

    /// <summary>The stream has moved on; nothing was written.</summary>
    public sealed record VersionConflict : AppendResult;

    /// <summary>This scope and key were used before; nothing was written. The first request has ended by now.</summary>
    public sealed record KeyTaken(IdempotencyRecord Record) : AppendResult;

    /// <summary>Another writer held the key or the stream longer than the adapter waits; nothing was written.</summary>
    public sealed record Busy : AppendResult;
}
