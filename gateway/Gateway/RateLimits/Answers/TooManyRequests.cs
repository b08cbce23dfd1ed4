using Microsoft.AspNetCore.RateLimiting;
using Shop.RateLimiting;
using Shop.ServiceDefaults.Problems;

namespace Shop.Gateway.RateLimits.Answers;

/// <summary>429: which policies deny, and when to come back.</summary>
internal static class TooManyRequests
{
    public static async ValueTask Write(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        if (rejected.HttpContext.Features.Get<LimitDecision>() is { } known)
        {
            await Of(known.Decision).Write(rejected.HttpContext);
        }
    }

    private static ShopProblem Of(Decision decision) =>
        new(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests.", Detail(decision), decision.RetryAfter);

    private static string Detail(Decision decision)
    {
        var names = string.Join(", ", decision.Policies.Where(policy => !policy.IsAdmitted).Select(policy => policy.Policy.Name));
        return decision.IsForEver
            ? $"This request costs more than {names} ever admits; no waiting helps."
            : $"Over the limit of {names}; see Retry-After.";
    }
}
