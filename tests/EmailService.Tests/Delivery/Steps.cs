using Microsoft.Extensions.Logging.Abstractions;
using Shop.EmailService.Composition;
using Shop.EmailService.Delivery;
using Shop.EmailService.Inbox;
using Shop.Streaming.RabbitMq;

namespace Shop.EmailService.Tests.Delivery;

internal static class Steps
{
    /// <summary>The service's own.</summary>
    public static Task AsBuilt(IMailInbox inbox, IMailTransport transport, OutgoingMail mail) => new MailDelivery(
        inbox,
        transport,
        Mails.Composer,
        new OutageWait(_ => false, new BusStop(TimeProvider.System), TimeProvider.System, NullLogger<OutageWait>.Instance),
        TimeProvider.System,
        NullLogger<MailDelivery>.Instance).Deliver(mail, TestContext.Current.CancellationToken);

    /// <summary>The planted fault: what is recorded before it is done is lost by a crash between the two.</summary>
    public static async Task InboxFirst(IMailInbox inbox, IMailTransport transport, OutgoingMail mail)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        if (await inbox.Contains(mail.EventId, cancellationToken))
        {
            return;
        }

        await inbox.Record(new DeliveredMail(mail.EventId, mail.OrderId, mail.Type, mail.At), cancellationToken);
        using var message = Mails.Composer.Compose(mail);
        await transport.Deliver(mail.EventId, message, cancellationToken);
    }
}
