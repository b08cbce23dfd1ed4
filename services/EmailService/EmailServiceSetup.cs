using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MassTransit;
using Shop.EmailService.Composition;
using Shop.EmailService.Delivery;
using Shop.EmailService.Inbox;
using Shop.EmailService.OrderCancelledMail;
using Shop.EmailService.OrderPlacedMail;
using Shop.EmailService.OrderShippedMail;
using Shop.ServiceDefaults.Health;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming.RabbitMq;

namespace Shop.EmailService;

/// <summary>Writes to customers when their order is placed, shipped or cancelled, once for each of these events.</summary>
public static class EmailServiceSetup
{
    /// <param name="inbox">Which mails went out already.</param>
    /// <param name="mail">How a mail goes out.</param>
    public static WebApplicationBuilder AddEmailService(
        this WebApplicationBuilder builder, BrokerTransport transport, IMailInbox inbox, IMailTransport mail)
    {
        builder.Services.AddSingleton(inbox);
        builder.Services.AddSingleton(mail);
        return builder.AddEmailService(transport);
    }

    /// <summary>
    /// With the <see cref="IMailInbox"/> and the <see cref="IMailTransport"/> that the builder has already, e.g. by
    /// <c>AddPostgresInbox</c> and <c>AddSmtp</c>.
    /// </summary>
    public static WebApplicationBuilder AddEmailService(this WebApplicationBuilder builder, BrokerTransport transport)
    {
        builder.Services.AddOptionsWithValidateOnStart<EmailOptions>().BindConfiguration("Email").ValidateDataAnnotations();
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<MailDelivery>();
        builder.Services.AddHealthChecks().AddCheck<InboxHealth>("inbox", tags: [HealthSetup.Ready]);
        builder.Services.AddOutageWait(exception => exception is DependencyDownException);
        builder.Services.AddBus(transport, bus =>
        {
            bus.AddConsumer<OrderPlacedConsumer, EmailQueue<OrderPlacedConsumer>>();
            bus.AddConsumer<OrderShippedConsumer, EmailQueue<OrderShippedConsumer>>();
            bus.AddConsumer<OrderCancelledConsumer, EmailQueue<OrderCancelledConsumer>>();
        });
        return builder;
    }

    /// <summary>Its queue reaches this part; what it answers to is for operators alone.</summary>
    public static WebApplication MapEmailService(this WebApplication app)
    {
        app.MapErrorQueue(EmailQueue.Name);
        return app;
    }
}
