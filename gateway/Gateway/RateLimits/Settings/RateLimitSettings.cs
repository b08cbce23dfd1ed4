using System.Net;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>Section <c>RateLimiting</c>, read and found to be right.</summary>
/// <param name="Redis">How StackExchange.Redis connects; null when each gateway counts for itself. May hold a password.</param>
/// <param name="TrustedProxies">Whose X-Forwarded-For is believed.</param>
/// <param name="ApiKeys">The names of clients by the SHA-256 of their keys, in hexadecimal digits.</param>
/// <param name="Policies">At most 64; a request must pass all that match it.</param>
internal sealed record RateLimitSettings(
    string? Redis,
    IReadOnlyList<IPNetwork> TrustedProxies,
    IReadOnlyDictionary<string, string> ApiKeys,
    IReadOnlyList<RoutePolicy> Policies)
{
    public const string Section = "RateLimiting";
}
