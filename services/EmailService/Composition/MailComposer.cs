using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Shop.EmailService.Composition;

/// <summary>The same event always gives the same bytes: ids, dates and the parts' boundary come from the event alone.</summary>
internal sealed class MailComposer(IOptions<EmailOptions> options)
{
    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
    };

    private readonly EmailOptions _options = options.Value;

    public MimeMessage Compose(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            Subject = PlainText.OneLine(mail.Letter.Subject),
            Date = mail.At.ToUniversalTime(),
            MessageId = $"{mail.EventId:D}@{_options.MessageIdDomain}",
            Body = BodyOf(mail),
        };
        message.From.Add(new MailboxAddress(PlainText.OneLine(_options.FromName), _options.From));
        message.To.Add(RecipientOf(mail));
        message.Headers.Add("X-Event-Id", mail.EventId.ToString("D"));
        message.Headers.Add("X-Order-Id", mail.OrderId.ToString("D"));
        // RFC 3834: no out-of-office answer to this, please.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MultipartAlternative BodyOf(OutgoingMail mail) =>
        // Quoted-printable writes every = as =3D: no line of a part can be this boundary.
        new(PartOf("plain", LetterText.Render(mail.Letter)), PartOf("html", LetterHtml.Render(mail.Letter)))
        {
            Boundary = string.Create(CultureInfo.InvariantCulture, $"=-{mail.EventId:N}"),
        };

    private static TextPart PartOf(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MailboxAddress RecipientOf(OutgoingMail mail) =>
        MailboxAddress.TryParse(Strict, mail.Recipient, out var address) && address.Address == mail.Recipient
            && string.IsNullOrEmpty(address.Name)
            ? address
            : throw new UndeliverableMailException($"Event {mail.EventId} names no address that a mail can go to.");
}
