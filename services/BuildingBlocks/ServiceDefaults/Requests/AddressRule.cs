namespace Shop.ServiceDefaults.Requests;

public static class AddressRule
{
    /// <param name="path">Path of the address in the body; empty when it is the body.</param>
    public static bool RequireAddress(this RequestErrors errors, string path, AddressRequest address)
    {
        var prefix = path.Length == 0 ? "" : $"{path}.";
        return errors.RequireText($"{prefix}name", address.Name)
            & errors.RequireText($"{prefix}street", address.Street)
            & errors.RequireText($"{prefix}postalCode", address.PostalCode)
            & errors.RequireText($"{prefix}city", address.City)
            & RequireCountry(errors, $"{prefix}country", address.Country);
    }

    private static bool RequireCountry(RequestErrors errors, string path, string? country) => country is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(CountryCodes.Known.Contains(country), path, "This is not an ISO 3166-1 alpha-2 country code.");
}
