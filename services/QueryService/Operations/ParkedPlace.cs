using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Shop.QueryService.Operations;

/// <summary>Where a message stands in its topic, as an operator writes it: <c>partition:offset</c>.</summary>
public readonly record struct ParkedPlace(int Partition, long Offset) : IParsable<ParkedPlace>
{
    public static ParkedPlace Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var place) ? place : throw new FormatException("A place is partition:offset.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ParkedPlace result)
    {
        result = default;
        if (s?.Split(':') is not [var left, var right]
            || !int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            || !long.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return false;
        }

        result = new ParkedPlace(partition, offset);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}:{Offset}");
}
