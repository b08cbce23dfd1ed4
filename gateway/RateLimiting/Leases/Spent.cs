using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Leases;

/// <param name="From">The grant that paid for it; null when the answer is a denial.</param>
internal sealed record Spent(Answer Answer, LeaseGrant? From);
