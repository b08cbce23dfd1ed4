using CsCheck;

namespace Shop.OrderService.Tests.Fuzzing;

/// <summary>One step away from a valid body.</summary>
/// <param name="At">Where, as a number that is taken modulo the length.</param>
internal sealed record Mutation(MutationKind Kind, int At, int Length, byte Value)
{
    // Bytes that mean something to a JSON reader, so that mutated bodies come past its first check.
    private static readonly byte[] Telling = [.. "{}[]\",:\\/0123456789-+.eEuntrf \n"u8, 0x00, 0x7F, 0x80, 0xC0, 0xED, 0xFF];

    public static readonly Gen<Mutation> Any = Gen.Select(
        Gen.Enum<MutationKind>(),
        Gen.Int[0, 1_000],
        Gen.Int[1, 20],
        Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(index => Telling[index])),
        (kind, at, length, value) => new Mutation(kind, at, length, value));

    public byte[] Apply(byte[] body)
    {
        var at = At % (body.Length + 1);
        var end = Math.Min(at + Length, body.Length);
        return Kind switch
        {
            MutationKind.Replace => [.. body[..at], Value, .. body[Math.Min(at + 1, body.Length)..]],
            MutationKind.Insert => [.. body[..at], Value, .. body[at..]],
            MutationKind.Delete => [.. body[..at], .. body[end..]],
            MutationKind.Repeat => [.. body[..end], .. body[at..]],
            MutationKind.Swap => [.. body[end..], .. body[..end]],
            _ => body[..at],
        };
    }
}

internal enum MutationKind
{
    Replace,
    Insert,
    Delete,
    Repeat,
    Swap,
    Cut,
}
