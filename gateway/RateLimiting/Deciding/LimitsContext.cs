using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Shortcutting;
using Shop.RateLimiting.Telemetry;

namespace Shop.RateLimiting.Deciding;

/// <summary>What all sets of one process share.</summary>
internal sealed record LimitsContext(
    RedisLimitsOptions Options,
    TimeProvider Clock,
    CircuitBreaker Redis,
    LocalLimits Local,
    DenialMemory Denials,
    LeaseKeeper Leases,
    LimitMetrics Metrics);
