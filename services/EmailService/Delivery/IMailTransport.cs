using MimeKit;

namespace Shop.EmailService.Delivery;

/// <summary>Hands mails to whatever carries them on.</summary>
/// <remarks>
/// Throws <see cref="ServiceDefaults.Problems.DependencyDownException"/> when that is away: the mail waits then. Any other
/// exception counts as an attempt.
/// </remarks>
public interface IMailTransport
{
    /// <summary>
    /// The mail is on its way, durably, when the task completes. Called again with the same event after a crash or at the same
    /// time, always with the same bytes: a transport that can recognise the event must not send it twice.
    /// </summary>
    Task Deliver(Guid eventId, MimeMessage message, CancellationToken cancellationToken);
}
