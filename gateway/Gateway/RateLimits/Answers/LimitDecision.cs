using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits.Answers;

/// <summary>What was decided about a request, kept with it.</summary>
internal sealed record LimitDecision(MatchingPolicies Policies, Decision Decision);
