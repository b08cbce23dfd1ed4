using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.EmailService;
using Shop.EmailService.Inbox;
using Shop.Integration.Tests.Smtp;
using Shop.ServiceDefaults;
using Shop.Streaming.RabbitMq;

namespace Shop.Integration.Tests.RabbitMq;

/// <summary>EmailService on a real queue, with an inbox and a mailroom in memory, which outlive it.</summary>
internal static class EmailOverRabbitMq
{
    public const string Queue = "email";
    public const string ErrorQueue = "email_error";
    public const int AttemptsMax = 3;

    /// <summary>After its migration, as everywhere.</summary>
    public static async Task<WebApplication> Start(IReadOnlyDictionary<string, string?> settings, MemoryInbox inbox, Mailroom mailroom)
    {
        await Deploy(settings);
        var app = Build(settings, RabbitMqTransport.FromConfiguration, inbox, mailroom);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <summary>As the service's migration does: the queue is there, and nobody receives.</summary>
    public static async Task Deploy(IReadOnlyDictionary<string, string?> settings)
    {
        await using var app = Build(settings, BusTopology.FromConfiguration, new MemoryInbox(), new Mailroom());
        await BusTopology.Deploy(app.Services, TestContext.Current.CancellationToken);
    }

    public static WebApplication Build(
        IReadOnlyDictionary<string, string?> settings, BrokerTransport transport, IMailInbox inbox, Mailroom mailroom)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings).AddInMemoryCollection(
            [new("Email:AttemptsMax", $"{AttemptsMax}"), new("Email:RetryMilliseconds", "10")]);
        builder.AddServiceDefaults();

        // MassTransit keeps the first host's loggers in a static, also when that host is gone.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.AddEmailService(transport, inbox, mailroom);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapEmailService();
        return app;
    }
}
