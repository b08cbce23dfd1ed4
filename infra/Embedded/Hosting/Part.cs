using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Shop.ServiceDefaults;

namespace Shop.Embedded.Hosting;

/// <summary>One service as its own web application on a port of its own.</summary>
internal sealed class Part : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Part(string name, WebApplication app)
    {
        Name = name;
        _app = app;
    }

    public string Name { get; }

    public Uri Address => new(
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public ILogger Log => _app.Logger;

    /// <param name="settings">The service's configuration; the process's environment is not read.</param>
    public static Part Create(
        string name,
        int port,
        IReadOnlyDictionary<string, string?> settings,
        Action<WebApplicationBuilder> add,
        Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // They report every retry and every probe that a stop cuts off; the services name what matters themselves.
        builder.Logging.AddFilter("MassTransit", LogLevel.None);
        builder.Logging.AddFilter("Yarp", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.AddServiceDefaults();
        add(builder);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();

        var app = builder.Build();
        app.UseServiceDefaults();
        map(app);
        return new Part(name, app);
    }

    public Task Start(CancellationToken cancellationToken) => _app.StartAsync(cancellationToken);

    /// <summary>Ends what it is doing and stops; what takes longer than the host's shutdown time is cut off.</summary>
    public async Task Stop(CancellationToken cancellationToken) => await _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
