using System.Globalization;

namespace Shop.Contracts;

/// <summary>Money as a reader knows it: minor units are shown by the currency's own number of decimals (ISO 4217).</summary>
public static class MoneyText
{
    public static string Of(Money money) => Of(money, 1);

    /// <summary>The price of several.</summary>
    public static string Of(Money money, int quantity)
    {
        var decimals = DecimalsOf(money.Currency);
        // A decimal's scale is its number of decimals: the division is exact, and no currency has more than four.
        var amount = new decimal(1, 0, 0, false, (byte)decimals) * money.Amount * quantity;
        return $"{amount.ToString($"N{decimals}", CultureInfo.InvariantCulture)} {money.Currency}";
    }

    private static int DecimalsOf(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };
}
