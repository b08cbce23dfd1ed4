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

    /// <summary>An idempotency record of this scope and key exists; nothing was written.</summary>
    public sealed record KeyTaken : AppendResult;

    /// <summary>Another writer held the key longer than the adapter waits; nothing was written.</summary>
    public sealed record Busy : AppendResult;
}
