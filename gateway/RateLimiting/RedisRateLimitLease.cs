using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Shop.RateLimiting;

/// <summary>The answer to one request. Nothing is given back on disposal: these limits count requests, not those under way.</summary>
public sealed class RedisRateLimitLease : RateLimitLease
{
    internal RedisRateLimitLease(Decision? decision) => Decision = decision;

    /// <summary>Null when Redis was not asked.</summary>
    public Decision? Decision { get; }

    public override bool IsAcquired =>
        Decision is { IsAdmitted: true } && (!MustRemain || Decision.Policies.All(policy => policy.Remaining > 0));

    /// <summary>Nothing was asked for but whether there is something left.</summary>
    internal bool MustRemain { get; init; }

    public override IEnumerable<string> MetadataNames => Decision?.RetryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? Decision?.RetryAfter : null;
        return metadata is not null;
    }
}
