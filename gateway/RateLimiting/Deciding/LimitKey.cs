using System.Security.Cryptography;
using System.Text;

namespace Shop.RateLimiting.Deciding;

/// <summary>The name of one state: the policy and whom it is about.</summary>
internal static class LimitKey
{
    /// <summary>Longer ones, in bytes, stand in the key as their hash: a client must not choose how much memory its key takes.</summary>
    private const int PartitionBytesMax = 128;

    public static string Of(string prefix, string policy, string partition) => $"{prefix}{policy}:{Bounded(partition)}";

    private static string Bounded(string partition) => Encoding.UTF8.GetByteCount(partition) <= PartitionBytesMax
        ? partition
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(partition)))}";
}
