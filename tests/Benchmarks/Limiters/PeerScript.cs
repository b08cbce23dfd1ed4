using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Shop.Benchmarks.Limiters;

/// <summary>A script that limits nothing: what a limiter is measured against.</summary>
internal sealed class PeerScript(string text)
{
    /// <summary>The least that a script can do.</summary>
    public static readonly PeerScript Empty = new("return 1");

    /// <summary>What every decision needs, and nothing beside it: the time, what is kept, and keeping it.</summary>
    public static readonly PeerScript ReadsAndKeeps = new(
        """
        redis.call('TIME')
        redis.call('GET', KEYS[1])
        redis.call('SET', KEYS[1], '0123456789abcdef', 'PX', 60000)
        return 1
        """);

    private static readonly RedisKey[] Key = ["benchmark:none"];

    // SHA-1 is Redis's name for a script.
#pragma warning disable CA5350
    private readonly byte[] _hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350

    public Task Load(IDatabase database) => database.ScriptEvaluateAsync(text, Key);

    public Task Run(IDatabase database) => database.ScriptEvaluateAsync(_hash, Key);
}
