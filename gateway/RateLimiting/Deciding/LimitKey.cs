using System.Security.Cryptography;
using System.Text;

namespace Shop.RateLimiting.Deciding;

/// <summary>The name of one state: the policy, what its state means, and whom it is about.</summary>
internal static class LimitKey
{
    private const string HashMark = "sha256:";

    /// <summary>Longer ones, in bytes, stand in the key as their hash: a client must not choose how much memory its key takes.</summary>
    private const int PartitionBytesMax = 128;

    private const int KindBytes = 4;

    public static string Of(string head, string partition) => head + Bounded(partition);

    /// <summary>
    /// Of all keys of one policy. The kind is another one for each algorithm and its numbers: what was kept in one unit or type must
    /// not be read as another one when a policy has changed. It also parts a name with colons from a partition with colons.
    /// </summary>
    public static string Head(string prefix, RateLimitPolicy policy)
    {
        var kind = $"{policy.Limit.Algorithm} {policy.Limit.Arguments} {policy.UsesLeases}";
        return $"{prefix}{policy.Name}:{Hash(kind)[..(KindBytes * 2)]}:";
    }

    private static string Bounded(string partition) =>
        Encoding.UTF8.GetByteCount(partition) > PartitionBytesMax || partition.StartsWith(HashMark, StringComparison.Ordinal)
            ? HashMark + Hash(partition)
            : partition;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
