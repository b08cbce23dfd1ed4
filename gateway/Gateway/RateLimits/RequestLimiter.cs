using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Shop.Gateway.Forwarding;
using Shop.Gateway.RateLimits.Answers;
using Shop.RateLimiting;
using Shop.ServiceDefaults.Telemetry;

namespace Shop.Gateway.RateLimits;

/// <summary>All limits of the gateway as ASP.NET Core's middleware asks for them. What was decided stays with the request.</summary>
internal sealed class RequestLimiter(LimitsInForce limits) : PartitionedRateLimiter<HttpContext>
{
    private static readonly RateLimitLease Unlimited = new BareLease(isAcquired: true);
    private static readonly RateLimitLease Undecided = new BareLease(isAcquired: false);

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        if (IsForOperators(resource.Request))
        {
            return Unlimited;
        }

        return limits.Table is { IsCompletedSuccessfully: true } table
            ? table.Result.Of(resource.Request) is { } matching ? Keep(resource, matching, matching.Limiter.AttemptAcquire(resource, permitCount)) : Unlimited
            : Undecided;
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken)
    {
        try
        {
            var table = await limits.Table.WaitAsync(cancellationToken);
            return table.Of(resource.Request) is { } matching
                ? Keep(resource, matching, await matching.Limiter.AcquireAsync(resource, permitCount, cancellationToken))
                : Unlimited;
        }
        catch (OperationCanceledException) when (resource.RequestAborted.IsCancellationRequested)
        {
            resource.EndWithoutClient();
            throw;
        }
    }

    private static bool IsForOperators(HttpRequest request) =>
        request.Path.StartsWithSegments("/health") || request.Path.StartsWithSegments(TelemetrySetup.MetricsPath);

    private static RateLimitLease Keep(HttpContext context, MatchingPolicies matching, RateLimitLease lease)
    {
        if (lease is RedisRateLimitLease { Decision: { } decision })
        {
            context.Features.Set(new LimitDecision(matching, decision));
        }

        return lease;
    }

    private sealed class BareLease(bool isAcquired) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
