using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Shop.Contracts;

/// <summary>
/// What a command answers so that a later read can ask for a state that includes it:
/// base64url of format version, topic, key and sequence, separated by line feeds, which none of them holds.
/// </summary>
public sealed record ConsistencyToken(string Topic, string Key, Sequence Sequence)
{
    public const string Header = "Consistency-Token";
    private const string FormatVersion = "1";
    private const char Separator = '\n';

    private const int KeyLengthMax = 64;

    // Topic, key and sequence of the longest token, encoded: anything longer was not issued here.
    private const int LengthMax = 512;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, FormatVersion, Topic, Key, Sequence)));

    /// <summary>False for anything that this system cannot have issued.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ConsistencyToken? token)
    {
        token = null;
        if (text.Length is 0 or > LengthMax || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        if (parts is not [FormatVersion, var topic, var key, var digits]
            || Contracts.Topic.Find(topic) is null
            || !IsKey(key)
            || !Sequence.TryParse(digits, out var sequence))
        {
            return false;
        }

        // One token has one spelling: padding, white space and stray bits at the end are not ours.
        var candidate = new ConsistencyToken(topic, key, sequence);
        token = candidate.ToString() == text ? candidate : null;
        return token is not null;
    }

    private static bool IsKey(string key) =>
        key.Length is > 0 and <= KeyLengthMax
        && char.IsAsciiLetterOrDigit(key[0])
        && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
}
