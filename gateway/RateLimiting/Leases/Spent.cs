using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Leases;

/// <param name="From">The grant that paid for it; null when the answer is a denial, or there is no lease.</param>
internal sealed record Spent(Answer Answer, LeaseGrant? From);
