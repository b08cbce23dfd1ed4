using System.Buffers.Text;
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

    // A key has at most 64 characters and a topic is one of ours: anything longer was not issued here.
    private const int LengthMax = 512;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, FormatVersion, Topic, Key, Sequence)));

    /// <summary>False for anything that this system did not issue.</summary>
    public static bool TryParse(string text, out ConsistencyToken? token)
    {
        token = null;
        if (text.Length is 0 or > LengthMax || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        if (parts is not [FormatVersion, var topic, { Length: > 0 } key, var digits]
            || Contracts.Topic.Find(topic) is null
            || !Sequence.TryParse(digits, out var sequence))
        {
            return false;
        }

        token = new ConsistencyToken(topic, key, sequence);
        return token.ToString() == text;
    }
}
