namespace Shop.RateLimiting.Leases;

/// <param name="Cost">Nothing is granted below it.</param>
/// <param name="Wanted">0 to give back only.</param>
/// <param name="Unspent">Of the old lease.</param>
/// <param name="Window">Of the old lease: see <see cref="LeaseGrant"/>.</param>
internal readonly record struct LeaseWish(long Cost, long Wanted, long Unspent, long Window);
