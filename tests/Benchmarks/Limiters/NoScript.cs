using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Shop.Benchmarks.Limiters;

/// <summary>The least that a script can do: what a limiter is measured against.</summary>
internal static class NoScript
{
    private const string Text = "return 1";

    private static readonly RedisKey[] Key = ["benchmark:none"];

    // SHA-1 is Redis's name for a script.
#pragma warning disable CA5350
    private static readonly byte[] Hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
#pragma warning restore CA5350

    public static Task Load(IDatabase database) => database.ScriptEvaluateAsync(Text, Key);

    public static Task Run(IDatabase database) => database.ScriptEvaluateAsync(Hash, Key);
}
