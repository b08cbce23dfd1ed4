using MimeKit;
using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.EmailService.Composition;
using Shop.EmailService.OrderCancelledMail;
using Shop.EmailService.OrderPlacedMail;

namespace Shop.EmailService.Tests.Content;

public sealed class Hostile_values
{
    private const string Family = "👨‍👩‍👧‍👦";

    public static TheoryData<string> Names { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "Tea\r\nBcc: victim@mail.example\r\n\r\nbody",
        "Tea\nTotal: 0.00 EUR",
        "Tea\u2028Total: 0.00 EUR\u0085\u2029",
        "قهوة عربية",
        "\u202Egnirts desrever\u2066",
        $"Tea for four {Family}",
        new string('茶', 200),
        string.Concat(Enumerable.Repeat(Family, 60)),
        "half \uD83D of one",
        "=?utf-8?q?Bcc=3A_x?=",
        "  ",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void never_add_a_header_or_a_recipient(string name)
    {
        var expected = HeaderNames(Read("Teapot"));
        var message = Read(name);
        Assert.Equal(expected, HeaderNames(message));
        Assert.Equal("ada@mail.example", Assert.Single(message.To.Mailboxes).Address);
        Assert.Empty(message.Bcc);
        Assert.Empty(message.Cc);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void never_add_a_line_to_the_text(string name) =>
        Assert.Equal(Read("Teapot").TextBody.Count('\n'), Read(name).TextBody.Count('\n'));

    [Theory]
    [MemberData(nameof(Names))]
    public void never_add_a_tag_to_the_html(string name) =>
        Assert.Equal(Read("Teapot").HtmlBody.Count('<'), Read(name).HtmlBody.Count('<'));

    [Theory]
    [MemberData(nameof(Names))]
    public void never_end_or_begin_an_attribute(string name) =>
        Assert.Equal(Read("Teapot").HtmlBody.Count('"'), Read(name).HtmlBody.Count('"'));

    [Theory]
    [MemberData(nameof(Names))]
    public void never_turn_the_direction_of_the_words_around_them(string name) =>
        Assert.DoesNotContain(Read(name).TextBody + Read(name).Subject, character => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    [Theory]
    [MemberData(nameof(Names))]
    public void leave_the_lines_of_the_file_short_and_in_ascii(string name)
    {
        var raw = Mails.Raw(Outgoing(name));
        Assert.All(raw, character => Assert.True(character is '\t' or '\r' or '\n' or (>= ' ' and <= '~')));
        Assert.All(raw.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
    }

    [Fact]
    public void arrive_as_they_were_written_when_they_are_only_unusual()
    {
        var message = Read($"قهوة {Family}");
        Assert.Contains($"قهوة {Family}", message.TextBody, StringComparison.Ordinal);
        Assert.Contains($"قهوة {Family}", System.Net.WebUtility.HtmlDecode(message.HtmlBody), StringComparison.Ordinal);
        Assert.Contains($"قهوة {Family}", message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void are_cut_between_characters_in_the_subject() => Assert.Equal(
        $"We have your order: {string.Concat(Enumerable.Repeat(Family, 39))}… and 1 more",
        Read(string.Concat(Enumerable.Repeat(Family, 60))).Subject);

    [Fact]
    public void in_a_reason_stay_in_its_line()
    {
        var letter = OrderCancelledLetter.Write(Samples.Cancelled with { Reason = "no\r\n\r\n<b>Total</b>: 0" });
        Assert.Contains("Reason: no    <b>Total</b>: 0\n", Mails.Read(Mails.Outgoing(letter)).TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", Mails.Read(Mails.Outgoing(letter)).HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@mail.example\r\nBcc: victim@mail.example")]
    [InlineData("a@mail.example, victim@mail.example")]
    [InlineData("Ada <a@mail.example>")]
    [InlineData("a@mail.example>")]
    [InlineData("group: a@mail.example;")]
    public void as_an_address_are_refused(string recipient)
    {
        var mail = Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed), recipient: recipient);
        Assert.Throws<UndeliverableMailException>(() => Mails.Composer.Compose(mail));
    }

    private static MimeMessage Read(string name) => Mails.Read(Outgoing(name));

    private static OutgoingMail Outgoing(string name) => Mails.Outgoing(OrderPlacedLetter.Write(Samples.Placed with
    {
        Lines = [new OrderLine("tea", name, 1, new Money(100, "EUR")), Samples.Placed.Lines[1]],
        ShippingAddress = new Address(name, name, name, name, "GB"),
    }));

    private static List<string> HeaderNames(MimeMessage message) => [.. message.Headers.Select(header => header.Field)];
}
