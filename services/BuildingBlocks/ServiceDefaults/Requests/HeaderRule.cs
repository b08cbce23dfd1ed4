using System.Diagnostics.CodeAnalysis;

namespace Shop.ServiceDefaults.Requests;

public static class HeaderRule
{
    /// <summary>Reads what an earlier answer gave out; false for anything else.</summary>
    public delegate bool Reader<T>(string text, [NotNullWhen(true)] out T? value);

    /// <summary>What a header brings back of an earlier answer; null when it is absent, an error when no answer can have held it.</summary>
    public static T? ParseReturned<T>(this RequestErrors errors, string header, string? text, Reader<T> reader)
        where T : class
    {
        T? value = null;
        errors.Require(text is null || reader(text, out value), header, $"This header holds the {header} of an earlier answer.");
        return value;
    }
}
