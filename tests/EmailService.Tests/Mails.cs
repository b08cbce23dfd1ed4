using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using Shop.EmailService.Composition;

namespace Shop.EmailService.Tests;

internal static class Mails
{
    public static MailComposer Composer { get; } = new(Options.Create(new EmailOptions()));

    public static OutgoingMail Outgoing(Letter letter, DateTimeOffset? at = null, string type = "order-placed.v1", string recipient = "ada@mail.example") =>
        new(Samples.EventId, Samples.OrderId, type, recipient, at ?? Samples.At, letter);

    public static string Raw(OutgoingMail mail)
    {
        using var message = Composer.Compose(mail);
        using var stream = new MemoryStream();
        message.WriteTo(Dos(), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>As a reader's program understands it.</summary>
    public static MimeMessage Read(OutgoingMail mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Raw(mail))));

    private static FormatOptions Dos()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
