using MimeKit;

namespace Shop.EmailService.Delivery;

/// <summary>Hands mails to whatever carries them on.</summary>
public interface IMailTransport
{
    /// <summary>
    /// The mail is on its way, durably, when the task completes. Called again with the same event after a crash or at the same
    /// time, always with the same bytes: a transport that can recognise the event must not send it twice.
    /// </summary>
    Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken);
}
