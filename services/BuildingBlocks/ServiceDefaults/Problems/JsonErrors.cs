using System.Text.Json;

namespace Shop.ServiceDefaults.Problems;

/// <summary>What the JSON reader found wrong, in a client's words: no type names of this program.</summary>
internal static class JsonErrors
{
    public static IDictionary<string, string[]> Describe(JsonException exception) =>
        new Dictionary<string, string[]> { [PathOf(exception)] = [MessageOf(exception)] };

    /// <summary><c>$.lines[0].quantity</c> becomes <c>lines[0].quantity</c>; the body itself is the empty path.</summary>
    private static string PathOf(JsonException exception) => exception.Path switch
    {
        null or "$" => UnknownMember(exception) ?? "",
        ['$', '.', .. var rest] => UnknownMember(exception) is { } member && !rest.EndsWith(member, StringComparison.Ordinal)
            ? $"{rest}.{member}"
            : rest,
        var other => other.TrimStart('$'),
    };

    private static string MessageOf(JsonException exception) => exception.Message switch
    {
        var text when text.Contains("could not be mapped", StringComparison.Ordinal) => "This member is not known.",
        var text when text.Contains("uplicate", StringComparison.Ordinal) => "This member is repeated.",
        var text when text.Contains("could not be converted", StringComparison.Ordinal) => "This value has the wrong type.",
        _ => "This is not well-formed JSON.",
    };

    /// <summary>The reader quotes the name of a member that it does not know or has seen before.</summary>
    private static string? UnknownMember(JsonException exception)
    {
        var named = exception.Message.Contains("could not be mapped", StringComparison.Ordinal)
            || exception.Message.Contains("uplicate", StringComparison.Ordinal);
        return named && exception.Message.Split('\'') is [_, { Length: > 0 } member, ..] ? member : null;
    }
}
