using System.Globalization;

namespace Shop.Contracts;

/// <summary>
/// Where an event stands in the log: 40 lower-case hex digits (timeline 8, transaction 16, position 16).
/// Opaque to everything above the event store and compared as text; the padding makes text order the log's order.
/// </summary>
public readonly record struct Sequence : IComparable<Sequence>
{
    private const int Length = 40;
    private readonly string? _digits;

    private Sequence(string digits) => _digits = digits;

    /// <summary>Before every event.</summary>
    public static Sequence Start { get; } = Of(0, 0, 0);

    /// <summary>For event store adapters only.</summary>
    public static Sequence Of(uint timeline, ulong transaction, long position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{timeline:x8}{transaction:x16}{position:x16}"));

    /// <exception cref="FormatException"><paramref name="text"/> is not 40 lower-case hex digits.</exception>
    public static Sequence Parse(string text) =>
        TryParse(text, out var sequence) ? sequence : throw new FormatException($"'{text}' is not a sequence.");

    public static bool TryParse(string? text, out Sequence sequence)
    {
        var valid = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
        sequence = valid ? new Sequence(text!) : Start;
        return valid;
    }

    /// <summary>The three parts, for event store adapters only.</summary>
    public (uint Timeline, ulong Transaction, long Position) Parts()
    {
        var digits = ToString().AsSpan();
        return (
            uint.Parse(digits[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            ulong.Parse(digits[8..24], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            long.Parse(digits[24..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    public int CompareTo(Sequence other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => _digits ?? Start._digits!;

    public bool Equals(Sequence other) => ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public static bool operator <(Sequence left, Sequence right) => left.CompareTo(right) < 0;

    public static bool operator >(Sequence left, Sequence right) => left.CompareTo(right) > 0;

    public static bool operator <=(Sequence left, Sequence right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Sequence left, Sequence right) => left.CompareTo(right) >= 0;
}
