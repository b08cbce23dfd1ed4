using MimeKit;

namespace Shop.ReceiptMail.Transport;

internal interface IReceiptTransport : IDisposable
{
    /// <summary>The receipt is on its way, durably, when the task completes. The event may come again, in another process too.</summary>
    /// <exception cref="MailServerAwayException">Nothing is wrong with the receipt: it can go later.</exception>
    Task Send(Guid eventId, MimeMessage receipt);
}
