using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.ServiceDefaults.Requests;

public static partial class TimeRule
{
    private const string Message = "A time looks like 2026-01-08T09:30:00.000Z.";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>An instant with its offset (RFC 3339), or an error.</summary>
    public static DateTimeOffset? ParseTime(this RequestErrors errors, string path, string text)
    {
        var valid = Shape().IsMatch(text);
        var time = default(DateTimeOffset);
        valid = valid && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
        return errors.Require(valid, path, Message) ? time : null;
    }

    // A plus sign that a client did not escape arrives as a space: refused, not guessed.
    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
