using CsCheck;

namespace Shop.Contracts.Tests;

public sealed class A_sequence
{
    private static readonly Gen<(uint Timeline, ulong Transaction, long Position)> Parts = Gen.Select(
        Gen.OneOf(Gen.UInt, Gen.UInt[0, 3]),
        Gen.OneOf(Gen.ULong, Gen.ULong[0, 20]),
        Gen.OneOf(Gen.Long[0, long.MaxValue], Gen.Long[0, 20]));

    [Fact]
    public void sorts_as_text_by_timeline_then_transaction_then_position() => Gen.Select(Parts, Parts).Sample((left, right) =>
    {
        var expected = Math.Sign(left.CompareTo(right));
        var (l, r) = (Of(left), Of(right));
        Assert.Equal(expected, Math.Sign(l.CompareTo(r)));
        Assert.Equal(expected, Math.Sign(string.CompareOrdinal(l.ToString(), r.ToString())));
        Assert.Equal(expected == 0, l == r);
        Assert.Equal((expected < 0, expected > 0), ((l < r), (l > r)));
        Assert.Equal((expected <= 0, expected >= 0), ((l <= r), (l >= r)));
    });

    [Fact]
    public void sorts_nine_before_ten() => Assert.True(Sequence.Of(0, 9, 1) < Sequence.Of(0, 10, 0));

    [Fact]
    public void gives_back_what_it_was_made_of() => Parts.Sample(parts =>
        Of(parts).Parts() == parts && Sequence.Parse(Of(parts).ToString()) == Of(parts));

    [Fact]
    public void has_forty_lower_case_hex_digits() =>
        Assert.Equal("000000010000000000000abc00000000000000ff", Sequence.Of(1, 0xabc, 255).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000000010000000000000abc00000000000000f")]
    [InlineData("000000010000000000000abc00000000000000fff")]
    [InlineData("000000010000000000000ABC00000000000000FF")]
    [InlineData("000000010000000000000abc00000000000000fg")]
    [InlineData(" 00000010000000000000abc00000000000000ff")]
    [InlineData("000000010000000000000abc00000000000000f٣")]
    public void is_nothing_else(string? text)
    {
        Assert.False(Sequence.TryParse(text, out var sequence));
        Assert.Equal(Sequence.Start, sequence);
        Assert.Throws<FormatException>(() => Sequence.Parse(text!));
    }

    [Fact]
    public void is_never_an_exception_whatever_the_text() => Gen.String.Sample(text => Sequence.TryParse(text, out _) == IsHex(text));

    [Fact]
    public void stands_at_the_start_when_nobody_set_it()
    {
        Assert.Equal(Sequence.Start, default);
        Assert.Equal(Sequence.Start.GetHashCode(), default(Sequence).GetHashCode());
        Assert.True(default(Sequence) < Sequence.Of(0, 0, 1));
        Assert.Equal((0U, 0UL, 0L), default(Sequence).Parts());
    }

    private static Sequence Of((uint Timeline, ulong Transaction, long Position) parts) =>
        Sequence.Of(parts.Timeline, parts.Transaction, parts.Position);

    private static bool IsHex(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);
}
