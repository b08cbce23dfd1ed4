namespace Shop.Contracts.Tests;

public sealed class Money_for_people
{
    [Theory]
    [InlineData(0, "EUR", "0.00 EUR")]
    [InlineData(5, "EUR", "0.05 EUR")]
    [InlineData(1250, "EUR", "12.50 EUR")]
    [InlineData(1250, "JPY", "1,250 JPY")]
    [InlineData(1250, "KWD", "1.250 KWD")]
    [InlineData(1250, "CLF", "0.1250 CLF")]
    [InlineData(1_000_000_000_000, "EUR", "10,000,000,000.00 EUR")]
    public void has_the_currencys_decimals(long amount, string currency, string expected) =>
        Assert.Equal(expected, MoneyText.Of(new Money(amount, currency)));

    [Fact]
    public void is_exact_for_a_thousand_of_the_dearest() =>
        Assert.Equal("10,000,000,000,000.00 EUR", MoneyText.Of(new Money(1_000_000_000_000, "EUR"), 1_000));
}
