using System.Net.Mail;

namespace Shop.ServiceDefaults.Requests;

public static class EmailRule
{
    // RFC 5321 4.5.3.1.3: a path has at most 256 octets, angle brackets included.
    private const int LengthMax = 254;

    public static bool RequireEmail(this RequestErrors errors, string path, string? value) => value is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(IsAddress(value), path, "This is not an e-mail address.");

    private static bool IsAddress(string value) =>
        value.Length is > 0 and <= LengthMax
        && value.All(character => char.IsAscii(character) && !char.IsControl(character) && character is not (' ' or '"' or '<' or '>' or ','))
        && MailAddress.TryCreate(value, out var address)
        && address.Address == value
        && address.Host.Contains('.', StringComparison.Ordinal)
        && address.Host is [not '.', .., not '.'];
}
