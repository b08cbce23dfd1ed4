using Shop.OrderService.Domain;

namespace Shop.OrderService.Answers;

/// <param name="Amount">Minor units (cents).</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record MoneyResponse(long Amount, string Currency)
{
    internal static MoneyResponse Of(Money money) => new(money.Amount, money.Currency);
}
