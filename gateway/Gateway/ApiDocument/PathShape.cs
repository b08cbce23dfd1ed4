using System.Text.RegularExpressions;

namespace Shop.Gateway.ApiDocument;

/// <summary>Parts may name the parameters of a path differently; two templates are the same when all else is.</summary>
internal static partial class PathShape
{
    public static bool Same(string one, string other) => Of(one).Equals(Of(other), StringComparison.OrdinalIgnoreCase);

    public static string[] Names(string template) => [.. Parameter().Matches(template).Select(match => match.Groups[1].Value)];

    private static string Of(string template) => Parameter().Replace(template.TrimEnd('/'), "{}");

    [GeneratedRegex(@"\{([^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
