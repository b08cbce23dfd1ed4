namespace Shop.ServiceDefaults.Requests;

public static class MoneyRule
{
    /// <summary>In minor units, for one price as for one total.</summary>
    public const long AmountMax = 1_000_000_000_000;

    public static bool RequireMoney(this RequestErrors errors, string path, MoneyRequest? money) => money is null
        ? errors.Require(false, path, "This member is required.")
        : RequireAmount(errors, $"{path}.amount", money.Amount) & RequireCurrency(errors, $"{path}.currency", money.Currency);

    private static bool RequireAmount(RequestErrors errors, string path, long? amount) => amount is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(amount is >= 0 and <= AmountMax, path, "An amount is between 0 and 1000000000000 minor units.");

    private static bool RequireCurrency(RequestErrors errors, string path, string? currency) => currency is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(CurrencyCodes.Known.Contains(currency), path, "This is not an ISO 4217 currency code.");
}
