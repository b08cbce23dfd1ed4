using System.Buffers.Binary;

namespace Shop.Machine;

/// <summary>A partition's file as a broker writes it: batches of the second format, one after the other.</summary>
public static class KafkaSegment
{
    // Base offset (8 bytes), length of what follows (4), leader epoch (4), magic (1), checksum (4), attributes (2).
    private const int LengthAt = 8, HeaderBytes = 12, AttributesAt = 21, CodecBits = 0b111;

    /// <summary>How each batch is compressed: the number of the codec in its attributes; 4 is zstd.</summary>
    public static IEnumerable<int> Codecs(ReadOnlyMemory<byte> segment)
    {
        for (var rest = segment; rest.Length > AttributesAt + 1; rest = rest[(HeaderBytes + BinaryPrimitives.ReadInt32BigEndian(rest.Span[LengthAt..]))..])
        {
            yield return BinaryPrimitives.ReadInt16BigEndian(rest.Span[AttributesAt..]) & CodecBits;
        }
    }
}
