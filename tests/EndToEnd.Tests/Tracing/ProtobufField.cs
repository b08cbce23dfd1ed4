using System.Buffers.Binary;

namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>A field of a protobuf message: a number in <see cref="Value"/>, or text, bytes or a message in <see cref="Bytes"/>.</summary>
internal readonly record struct ProtobufField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    private const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

    /// <summary>In the order of the message; a repeated field comes as often as it is there.</summary>
    /// <exception cref="FormatException">It is no protobuf message.</exception>
    public static IEnumerable<ProtobufField> ReadAll(ReadOnlyMemory<byte> message)
    {
        for (var rest = message; !rest.IsEmpty;)
        {
            var tag = ReadVarint(ref rest);
            yield return Read((int)(tag >> 3), (int)(tag & 7), ref rest);
        }
    }

    private static ProtobufField Read(int number, int wireType, ref ReadOnlyMemory<byte> rest) => wireType switch
    {
        Varint => new ProtobufField(number, ReadVarint(ref rest), default),
        Fixed64 => new ProtobufField(number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref rest, 8).Span), default),
        Delimited => new ProtobufField(number, 0, Take(ref rest, (int)ReadVarint(ref rest))),
        Fixed32 => new ProtobufField(number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4).Span), default),
        _ => throw new FormatException($"Field {number} has the wire type {wireType}."),
    };

    /// <summary>Seven bits a byte, the lowest first; the eighth says that another byte follows.</summary>
    private static ulong ReadVarint(ref ReadOnlyMemory<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref rest, 1).Span[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int count)
    {
        if (rest.Length < count)
        {
            throw new FormatException("The message ends too early.");
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
