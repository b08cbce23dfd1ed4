using Microsoft.AspNetCore.Routing.Template;
using Shop.Gateway.RateLimits.Clients;
using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits;

/// <summary>A policy, and which requests it is for.</summary>
/// <param name="Methods">In any case, as routes take them; none means all, also those that nobody has heard of.</param>
/// <param name="ExceptMethods">None of these.</param>
/// <param name="Paths">None means all.</param>
/// <param name="Partition">Whose requests are counted together.</param>
/// <param name="Cost">Of each request.</param>
internal sealed record RoutePolicy(
    RateLimitPolicy Policy,
    IReadOnlySet<string> Methods,
    IReadOnlySet<string> ExceptMethods,
    IReadOnlyList<TemplateMatcher> Paths,
    Partition Partition,
    long Cost)
{
    public bool Matches(HttpRequest request) =>
        (Methods.Count == 0 || Methods.Contains(request.Method))
        && !ExceptMethods.Contains(request.Method)
        && (Paths.Count == 0 || Paths.Any(path => path.TryMatch(request.Path, [])));
}
