namespace Shop.EmailService.Inbox;

/// <summary>Which events' mails went out. A queue delivers at least once; this is what makes the effect happen once.</summary>
/// <remarks>
/// Both methods throw <see cref="ServiceDefaults.Problems.DependencyDownException"/> when the store does not answer: the mail
/// waits then. Any other exception counts as an attempt.
/// </remarks>
public interface IMailInbox
{
    Task<bool> Contains(Guid eventId, CancellationToken cancellationToken);

    /// <summary>Durable when the task completes. Recording an event again changes nothing.</summary>
    Task Record(DeliveredMail mail, CancellationToken cancellationToken);
}
