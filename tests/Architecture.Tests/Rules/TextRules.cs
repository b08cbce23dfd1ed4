using System.Text.RegularExpressions;

namespace Shop.Architecture.Tests.Rules;

/// <summary>What must not stand in any text, code or not.</summary>
internal static partial class TextRules
{
    /// <param name="root">Of the repository on this machine.</param>
    public static IEnumerable<string> MachinePaths(string path, string text, string root) =>
        from line in text.Split('\n').Index()
        where HomePath().IsMatch(line.Item) || DrivePath().IsMatch(line.Item) || line.Item.Contains(root, StringComparison.Ordinal)
        select $"{path}:{line.Index + 1} names a path of one machine: {line.Item.Trim()}";

    public static IEnumerable<string> Unfinished(string path, string text) =>
        from line in text.Split('\n').Index()
        where Mark().IsMatch(line.Item)
        select $"{path}:{line.Index + 1} is unfinished: {line.Item.Trim()}";

    // Not in an address, e.g. example.org/home/.
    [GeneratedRegex("(?<![A-Za-z0-9_.~}-])/(home|root|Users)/[A-Za-z0-9_.-]")]
    private static partial Regex HomePath();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]:\\{1,2}[A-Za-z]")]
    private static partial Regex DrivePath();

    // Written so that these rules do not find themselves.
    [GeneratedRegex("\\b(TO-?DO|FIX-?ME|HA[C]K)\\b")]
    private static partial Regex Mark();
}
