using System.Buffers.Text;
using System.Text;
using CsCheck;

namespace Shop.Contracts.Tests;

public sealed class A_consistency_token
{
    private static readonly Sequence Sequence = Sequence.Of(1, 0xabc, 255);
    private static readonly ConsistencyToken Token = new("orders.v1", "customer-1", Sequence);

    private static readonly Gen<string> Key = Gen.String[Gen.Char.AlphaNumeric, 1, 64];

    private static readonly Gen<ConsistencyToken> Tokens = Gen.Select(
        Gen.Bool.Select(orders => orders ? "orders.v1" : "products.v1"), Key, Gen.UInt, Gen.ULong, Gen.Long[0, long.MaxValue],
        (topic, key, timeline, transaction, position) => new ConsistencyToken(topic, key, Sequence.Of(timeline, transaction, position)));

    [Fact]
    public void reads_back_as_it_was() => Tokens.Sample(token =>
        ConsistencyToken.TryParse(token.ToString(), out var parsed) && parsed == token);

    [Fact]
    public void is_safe_in_a_header() => Tokens.Sample(token =>
        token.ToString().All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));

    [Theory]
    [InlineData("")]
    [InlineData("0\norders.v1\ncustomer-1\n000000010000000000000abc00000000000000ff")]
    [InlineData("1\norders.v2\ncustomer-1\n000000010000000000000abc00000000000000ff")]
    [InlineData("1\norders.v1\n\n000000010000000000000abc00000000000000ff")]
    [InlineData("1\norders.v1\ncustomer-1\n000000010000000000000ABC00000000000000FF")]
    [InlineData("1\norders.v1\ncustomer-1\n000000010000000000000abc00000000000000f")]
    [InlineData("1\norders.v1\ncustomer-1\n000000010000000000000abc00000000000000ff\n")]
    [InlineData("1\norders.v1\ncustomer\n1\n000000010000000000000abc00000000000000ff")]
    [InlineData("1\norders.v1\ncustomer-1")]
    [InlineData("1 orders.v1 customer-1 000000010000000000000abc00000000000000ff")]
    public void is_nothing_else_however_well_encoded(string content) =>
        AssertRefused(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void is_refused_in_another_spelling()
    {
        var text = Token.ToString();
        AssertRefused($"{text}=");
        AssertRefused($"{text}==");
        AssertRefused($" {text}");
        AssertRefused($"{text}\n");
        AssertRefused($"{text}A");
        AssertRefused(text[..^1]);
        AssertRefused(Convert.ToBase64String(Encoding.UTF8.GetBytes("1\norders.v1\n???>>>\n" + Sequence)));
        AssertRefused(new string('A', 100_000));
    }

    [Fact]
    public void is_refused_when_its_bytes_are_not_text() =>
        AssertRefused(Base64Url.EncodeToString([.. "1\norders.v1\n"u8, 0xc3, 0x28, .. Encoding.UTF8.GetBytes($"\n{Sequence}")]));

    [Theory]
    [InlineData("two words")]
    [InlineData("-dash")]
    [InlineData("Zoë")]
    [InlineData("tab\tbed")]
    [InlineData("nul\0")]
    [InlineData("\ufffd")]
    public void is_refused_for_a_key_that_nobody_can_have(string key) => AssertRefused((Token with { Key = key }).ToString());

    [Fact]
    public void is_refused_for_a_key_longer_than_an_id() => AssertRefused((Token with { Key = new string('k', 65) }).ToString());

    [Fact]
    public void is_never_an_exception_whatever_the_text() => Gen.String.Sample(text => !ConsistencyToken.TryParse(text, out _));

    [Fact]
    public void is_never_an_exception_whatever_the_bytes() => Gen.Byte.Array[0, 120].Sample(bytes =>
        !ConsistencyToken.TryParse(Base64Url.EncodeToString(bytes), out _));

    /// <summary>A flipped bit may spell another token (there is no checksum), but then exactly that one.</summary>
    [Fact]
    public void is_refused_or_another_token_after_a_flipped_bit() =>
        Gen.Select(Tokens, Gen.Int[0, 10_000], Gen.Int[0, 6]).Sample((token, place, bit) =>
        {
            var text = token.ToString().ToCharArray();
            text[place % text.Length] ^= (char)(1 << bit);
            return !ConsistencyToken.TryParse(new string(text), out var parsed)
                ? parsed is null
                : parsed != token && parsed!.ToString() == new string(text);
        });

    private static void AssertRefused(string text)
    {
        Assert.False(ConsistencyToken.TryParse(text, out var token));
        Assert.Null(token);
    }
}
