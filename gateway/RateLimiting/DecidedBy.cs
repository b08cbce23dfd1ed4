namespace Shop.RateLimiting;

/// <summary>Who knew the answer.</summary>
public enum DecidedBy
{
    /// <summary>The script.</summary>
    Redis,

    /// <summary>Permits that this process had taken ahead.</summary>
    Lease,

    /// <summary>An earlier denial whose time has not come yet, or a cost that no limit can ever admit.</summary>
    Denial,

    /// <summary>This process alone, because Redis is away.</summary>
    Local,
}
