using System.Buffers.Binary;
using System.Text;

namespace Shop.Contracts;

/// <summary>
/// The partition of a key as Kafka's Java client and librdkafka's <c>murmur2</c> partitioner compute it:
/// the positive part of murmur2 (seed 0x9747b28c) over the key's UTF-8 bytes, modulo the partition count.
/// </summary>
public static class KeyPartitioner
{
    private const uint Seed = 0x9747b28c;
    private const uint Multiplier = 0x5bd1e995;
    private const int Rotation = 24;

    public static int PartitionOf(string key, int partitions) =>
        (int)((Murmur2(Encoding.UTF8.GetBytes(key)) & 0x7fffffff) % (uint)partitions);

    internal static uint Murmur2(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (uint)bytes.Length;
        var rest = bytes;
        for (; rest.Length >= 4; rest = rest[4..])
        {
            hash = (hash * Multiplier) ^ Mix(BinaryPrimitives.ReadUInt32LittleEndian(rest));
        }

        hash = MixTail(hash, rest);
        hash ^= hash >> 13;
        hash *= Multiplier;
        return hash ^ (hash >> 15);
    }

    private static uint Mix(uint word)
    {
        word *= Multiplier;
        word ^= word >> Rotation;
        return word * Multiplier;
    }

    private static uint MixTail(uint hash, ReadOnlySpan<byte> tail)
    {
        if (tail.IsEmpty)
        {
            return hash;
        }

        for (var index = tail.Length - 1; index >= 0; index--)
        {
            hash ^= (uint)tail[index] << (8 * index);
        }

        return hash * Multiplier;
    }
}
