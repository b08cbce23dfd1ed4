namespace Shop.Gateway.RateLimits.Settings;

/// <summary>What a policy does while Redis is away.</summary>
internal enum OutageRule
{
    /// <summary>Each gateway counts for itself.</summary>
    Open,

    /// <summary>Nothing is admitted.</summary>
    Closed,
}
