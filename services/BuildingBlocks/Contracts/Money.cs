namespace Shop.Contracts;

/// <param name="Amount">Minor units (cents), never negative.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public sealed record Money(long Amount, string Currency);
