using MimeKit;
using Shop.EmailService.Delivery;

namespace Shop.EmailService.Smtp;

/// <summary>
/// Mails to a server that carries them on; it has a mail for good when it has answered 250. At least once, and SMTP allows no
/// better: a mail whose 250 was lost, or after which this process died, goes out again under the same Message-ID.
/// </summary>
internal sealed class SmtpMailTransport(SmtpConnections connections) : IMailTransport
{
    /// <exception cref="MailKit.Net.Smtp.SmtpCommandException">The server refuses the mail.</exception>
    public Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken) =>
        connections.Use((server, token) => server.SendAsync(message, token), cancellationToken);
}
