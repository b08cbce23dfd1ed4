namespace Shop.RateLimiting;

/// <summary>How a policy saves round trips to Redis. None of them ever admits more than the limit.</summary>
[Flags]
public enum Shortcuts
{
    /// <summary>Every decision is a round trip of its own.</summary>
    None = 0,

    /// <summary>A denied key and cost is denied here until its time has come; Redis is asked again after a second at the latest.</summary>
    Denials = 1,

    /// <summary>Decisions that wait for the one on its way share the next round trip.</summary>
    Batches = 2,

    /// <summary>
    /// Permits are taken ahead and spent here. A token bucket or a fixed window only: the others must know when each permit was used.
    /// </summary>
    Leases = 4,
}
