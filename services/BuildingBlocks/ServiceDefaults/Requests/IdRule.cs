using System.Text.RegularExpressions;

namespace Shop.ServiceDefaults.Requests;

public static partial class IdRule
{
    private const string Message = "An id has 1 to 64 of the characters A-Z a-z 0-9 . _ - and starts with a letter or digit.";

    public static bool IsId(string? value) => value is not null && Pattern().IsMatch(value);

    /// <summary>True when <paramref name="value"/> is an id.</summary>
    public static bool RequireId(this RequestErrors errors, string path, string? value) => value is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(IsId(value), path, Message);

    // A CancellationToken does not stop a regular expression; this one is linear.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
