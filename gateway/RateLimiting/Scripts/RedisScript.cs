using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Shop.RateLimiting.Scripts;

/// <summary>A script called by its hash. A server that does not know it (any more) is sent the text, in a second round trip.</summary>
internal sealed class RedisScript
{
    // SHA-1 is Redis's name for a script, not a protection.
#pragma warning disable CA5350
    public RedisScript(string text) => (Text, Hash) = (text, SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    public string Text { get; }

    public byte[] Hash { get; }

    /// <returns>The whole numbers that the script answers.</returns>
    /// <exception cref="RedisException">Redis refused or is away; whether the script has run is not known.</exception>
    /// <exception cref="RedisTimeoutException">As above.</exception>
    public async Task<long[]> Run(IDatabase database, RedisKey[] keys, RedisValue[] arguments)
    {
        try
        {
            return (long[])(await database.ScriptEvaluateAsync(Hash, keys, arguments))!;
        }
        catch (RedisServerException unknown) when (unknown.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // Flushed, restarted or failed over. It has not run, so that nothing is debited twice.
            return (long[])(await database.ScriptEvaluateAsync(Text, keys, arguments))!;
        }
    }
}
