using System.Text.RegularExpressions;

namespace Shop.ServiceDefaults.Requests;

/// <summary>
/// Addresses that any mail server takes: a dot-atom of at most 64 characters (RFC 5321, 4.5.3.1.1) before the @, and
/// a name of the DNS with at least two labels behind it. No quoted strings, no address literals, ASCII only.
/// </summary>
public static partial class EmailRule
{
    // RFC 5321 4.5.3.1.3: a path has at most 256 octets, angle brackets included.
    private const int LengthMax = 254;
    private const int LocalPartMax = 64;

    public static bool RequireEmail(this RequestErrors errors, string path, string? value) => value is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(IsAddress(value), path, "This is not an e-mail address.");

    private static bool IsAddress(string value) =>
        value.Length <= LengthMax && value.IndexOf('@', StringComparison.Ordinal) <= LocalPartMax && Shape().IsMatch(value);

    // Linear: the parts before and after each dot or @ share no character with it. The last label is no number.
    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*" +
        @"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
