using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.EmailService;
using Shop.EmailService.Inbox;
using Shop.EmailService.PostgreSql;
using Shop.EmailService.Smtp;
using Shop.Integration.Tests.Containers;
using Shop.ServiceDefaults;
using Shop.ServiceDefaults.Health;

namespace Shop.Integration.Tests.Smtp;

/// <summary>The service as a host runs it, on a queue in memory and with a real mail server.</summary>
internal sealed class EmailHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private EmailHost(WebApplication app, LoggedEvents log)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Log = log;
    }

    public LoggedEvents Log { get; }

    /// <param name="inbox">Null: the one under <c>ConnectionStrings:Inbox</c>.</param>
    public static async Task<EmailHost> Start(IMailInbox? inbox, params (string Key, string? Value)[] settings)
    {
        var log = new LoggedEvents();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddServiceDefaults();
        if (inbox is null)
        {
            builder.AddPostgresInbox();
        }
        else
        {
            builder.Services.AddSingleton(inbox);
        }

        builder.AddSmtp();
        builder.AddEmailService(InMemory);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapEmailService();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EmailHost(app, log);
    }

    public Task Publish<TEvent>(Guid eventId, TEvent message)
        where TEvent : class => _app.Services.GetRequiredService<IBus>()
        .Publish(message, context => context.MessageId = eventId, TestContext.Current.CancellationToken);

    /// <summary>The status, then each check by its name.</summary>
    public async Task<(int Status, IReadOnlyDictionary<string, string?> Checks)> Ready()
    {
        using var response = await _client.GetAsync(new Uri(HealthSetup.ReadyPath, UriKind.Relative), TestContext.Current.CancellationToken);
        var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, body.GetProperty("checks").EnumerateObject().ToDictionary(check => check.Name, check => check.Value.GetString()));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static void InMemory(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure) =>
        bus.UsingInMemory((context, broker) =>
        {
            configure(broker);
            broker.ConfigureEndpoints(context);
        });
}
