using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.EmailService.Delivery;
using Shop.ServiceDefaults.Health;

namespace Shop.EmailService.Smtp;

public static class SmtpSetup
{
    /// <summary>Mails to the server of the configuration section <c>Smtp</c>; without one the service does not start.</summary>
    public static WebApplicationBuilder AddSmtp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations();
        builder.Services.AddSingleton<SmtpConnections>();
        builder.Services.AddSingleton<IMailTransport, SmtpMailTransport>();
        builder.Services.AddHealthChecks().AddCheck<SmtpHealth>("smtp", tags: [HealthSetup.Ready]);
        return builder;
    }
}
