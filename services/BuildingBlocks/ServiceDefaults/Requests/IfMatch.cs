using Microsoft.Net.Http.Headers;

namespace Shop.ServiceDefaults.Requests;

/// <summary>The versions that a command accepts to change.</summary>
public sealed record IfMatch
{
    private readonly HashSet<string>? _tags;

    private IfMatch(HashSet<string>? tags) => _tags = tags;

    /// <summary>The client demands nothing.</summary>
    public static IfMatch None { get; } = new((HashSet<string>?)null);

    /// <summary>Whether the client demands anything.</summary>
    public bool IsGiven => _tags is not null;

    /// <param name="version">Of what is there now; 0 when there is nothing, which no tag matches.</param>
    public bool Accepts(long version) =>
        _tags is null || (version > 0 && (_tags.Contains("*") || _tags.Contains(EntityTag.Of(version))));

    // Weak tags never match strongly (RFC 9110, 13.1.1).
    internal static IfMatch Of(IEnumerable<EntityTagHeaderValue> tags) =>
        new(tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString()).ToHashSet(StringComparer.Ordinal));
}
