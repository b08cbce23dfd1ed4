using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.ServiceDefaults;

namespace Shop.EmailService.Tests.Queue;

/// <summary>The service as a host runs it, on a queue in memory.</summary>
internal sealed class EmailHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmailHost(WebApplication app) => _app = app;

    public ErrorQueue Errors { get; private init; } = new();

    public LogEvents Log { get; private init; } = new();

    public string Address => _app.Urls.First();

    public static async Task<EmailHost> Start(MemoryMail mail, params (string Key, string Value)[] settings)
    {
        var errors = new ErrorQueue();
        var log = new LogEvents();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddServiceDefaults();
        builder.AddEmailService((bus, configure) => Transport(bus, configure, errors), mail, mail);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapEmailService();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EmailHost(app) { Errors = errors, Log = log };
    }

    public Task Publish<TEvent>(Guid eventId, TEvent message)
        where TEvent : class => _app.Services.GetRequiredService<IBus>()
        .Publish(message, context => context.MessageId = eventId, TestContext.Current.CancellationToken);

    public Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Transport(
        IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure, ErrorQueue errors)
    {
        bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.ConfigureError(errors.Watch));
        bus.UsingInMemory((context, broker) =>
        {
            configure(broker);
            broker.ConfigureEndpoints(context);
        });
    }
}
