using System.Security.Cryptography;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>
/// The keys that are known, by their SHA-256: a configuration that leaks opens nothing. A key that a stranger makes up is none, so
/// that nobody evades a limit by sending another one each time.
/// </summary>
internal static class ApiKeyReader
{
    public static IReadOnlyDictionary<string, string> Read(SectionReader reader)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in reader.List("ApiKeys"))
        {
            if (entry.Key.Length == SHA256.HashSizeInBytes * 2 && entry.Key.All(char.IsAsciiHexDigit) && entry.Value is { Length: > 0 } client)
            {
                names[entry.Key] = client;
            }
            else
            {
                reader.Refuse("ApiKeys", $"'{entry.Key}' must be a SHA-256 of {SHA256.HashSizeInBytes * 2} hexadecimal digits, with the client's name as its value.");
            }
        }

        return names;
    }
}
