namespace Shop.OrderService.Domain;

/// <param name="Amount">Minor units.</param>
internal sealed record Money(long Amount, string Currency)
{
    /// <summary>Of one price and of one order's total, in minor units.</summary>
    public const long AmountMax = 1_000_000_000_000;
}
