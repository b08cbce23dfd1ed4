using System.Globalization;
using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits.Answers;

/// <summary>
/// <c>RateLimit-Policy</c> and <c>RateLimit</c> of draft-ietf-httpapi-ratelimit-headers-10, on every answer to a limited request:
/// <c>"writes";q=1000;w=2</c> is a quota in a window of seconds, <c>"writes";r=999;t=1</c> what is left of it and until when.
/// </summary>
internal sealed class LimitHeaders(RequestDelegate next)
{
    public const string Policy = "RateLimit-Policy";
    public const string State = "RateLimit";

    // A whole number of a structured field has at most 15 digits.
    private const long WholeMax = 999_999_999_999_999;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    public static string Policies(IEnumerable<RateLimitPolicy> policies) => string.Join(", ", policies.Select(Describe));

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        if (context.Features.Get<LimitDecision>() is { } known)
        {
            context.Response.Headers[Policy] = known.Policies.Header;
            context.Response.Headers[State] = string.Join(", ", known.Decision.Policies.Select(Describe));
        }

        return Task.CompletedTask;
    }

    // The window in which the whole quota is given once: of a bucket the time in which it fills.
    private static string Describe(RateLimitPolicy policy)
    {
        var window = policy.Limit.Capacity * ((decimal)policy.Limit.Per.Ticks / TimeSpan.TicksPerSecond) / policy.Limit.Permits;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"{policy.Name}\";q={Math.Min(policy.Limit.Capacity, WholeMax)};w={Math.Min((long)Math.Ceiling(window), WholeMax)}");
    }

    private static string Describe(PolicyDecision said) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{said.Policy.Name}\";r={Math.Clamp(said.Remaining, 0, WholeMax)};t={(long)Math.Ceiling(said.Reset.TotalSeconds)}");
}
