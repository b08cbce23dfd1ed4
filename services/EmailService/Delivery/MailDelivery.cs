using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Shop.EmailService.Composition;
using Shop.EmailService.Inbox;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming.RabbitMq;

namespace Shop.EmailService.Delivery;

/// <summary>One mail an event, whatever happens between the steps: each may be repeated, and none is recorded before it is done.</summary>
internal sealed class MailDelivery(
    IMailInbox inbox, IMailTransport transport, MailComposer composer, OutageWait outage, TimeProvider clock, ILogger<MailDelivery> logger)
{
    // Handed over by this process, and not recorded yet. Empty but for mails in hand, and those whose record was given up.
    private readonly ConcurrentDictionary<Guid, bool> _handedOver = [];

    public Task Deliver(OutgoingMail mail, CancellationToken cancellationToken) =>
        outage.Outlast(token => DeliverOnce(mail, token), cancellationToken);

    private async Task DeliverOnce(OutgoingMail mail, CancellationToken cancellationToken)
    {
        // After a record that failed only the record is repeated, whoever repeats: the wait, the retries, the broker.
        if (!_handedOver.ContainsKey(mail.EventId))
        {
            if (await inbox.Contains(mail.EventId, cancellationToken))
            {
                logger.MailRepeated(mail.EventId, mail.OrderId);
                return;
            }

            await HandOver(mail, cancellationToken);
            _handedOver.TryAdd(mail.EventId, true);
        }

        // Last: a mail that is recorded and did not go out would be lost.
        await inbox.Record(new DeliveredMail(mail.EventId, mail.OrderId, mail.Type, clock.GetUtcNow()), cancellationToken);
        _handedOver.TryRemove(mail.EventId, out _);
        logger.MailDelivered(mail.EventId, mail.OrderId, mail.Type);
    }

    private async Task HandOver(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = composer.Compose(mail);
        try
        {
            await transport.Deliver(mail.EventId, message, cancellationToken);
        }
        catch (Exception exception) when (exception is not DependencyDownException && !cancellationToken.IsCancellationRequested)
        {
            logger.MailFailed(mail.EventId, mail.OrderId, exception);
            throw;
        }
    }
}
