using Shop.Gateway.RateLimits.Clients;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>
/// What holds when nothing is configured: an ordinary client notices nothing, a flood is shut out. A configured policy of the same
/// name takes the place of one of these.
/// </summary>
internal static class ShippedPolicies
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string> None = [];
    private static readonly HashSet<string> Writing = Methods(HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete);

    public static IReadOnlyList<RoutePolicy> All { get; } =
    [
        PerClient("writes", new TokenBucket(500, Second, burst: 1_000), Writing, except: None),

        // And whatever else a client makes up: a flood of it is one too.
        PerClient("reads", new TokenBucket(2_000, Second, burst: 4_000), None, except: Writing),

        // One run keeps a core and Redis busy for seconds.
        new(
            new RateLimitPolicy("lab-runs", new TokenBucket(3, TimeSpan.FromSeconds(10), burst: 3)),
            Methods(HttpMethods.Post),
            None,
            [PathTemplate.Parse("/lab/rate-limits/run")],
            Partition.Client,
            Cost: 1),
    ];

    // Leases: a decision without a round trip, since these are asked for every request.
    private static RoutePolicy PerClient(string name, Limit limit, HashSet<string> methods, HashSet<string> except) => new(
        new RateLimitPolicy(name, limit) { Shortcuts = Shortcuts.Leases }, methods, except, [], Partition.Client, Cost: 1);

    private static HashSet<string> Methods(params string[] methods) => methods.ToHashSet(StringComparer.OrdinalIgnoreCase);
}
