using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.ServiceDefaults.Health;

namespace Shop.ServiceDefaults;

/// <summary>
/// What the image of a service can do: serve, <c>migrate</c> (schema, topics and queues, once, before any instance starts)
/// and <c>--health</c> (ask the instance that runs whether it is ready).
/// </summary>
/// <param name="name">In logs and traces.</param>
public sealed class ServiceProgram(string name)
{
    private const string MigrateArgument = "migrate";

    public required Action<WebApplicationBuilder> Add { get; init; }

    public required Action<WebApplication> Map { get; init; }

    /// <summary>Null where there is nothing to prepare.</summary>
    public Func<IConfiguration, CancellationToken, Task>? Migrate { get; init; }

    /// <summary>Steps that an operator runs while no instance does, by their argument.</summary>
    public IReadOnlyDictionary<string, Func<IConfiguration, CancellationToken, Task>> Repairs { get; init; } =
        new Dictionary<string, Func<IConfiguration, CancellationToken, Task>>();

    /// <summary>Which failures of <see cref="Migrate"/> and <see cref="Repairs"/> mean that a server does not answer yet.</summary>
    public Func<Exception, bool> IsOutage { get; init; } = _ => false;

    /// <returns>The process's exit code.</returns>
    public async Task<int> Run(string[] args) => args switch
    {
        [HealthProbe.Argument] => await HealthProbe.Run(Environment.GetEnvironmentVariable(HealthProbe.PortsVariable), Console.Error),
        [MigrateArgument] when Migrate is not null => await RunStep(MigrateArgument, Migrate),
        [var argument] when Repairs.TryGetValue(argument, out var repair) => await RunStep(argument, repair),
        [] => await Serve(),
        _ => await Refuse(args),
    };

    private async Task<int> Serve()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddServiceFilters();
        builder.AddServiceDefaults();
        Add(builder);
        var app = builder.Build();
        app.UseServiceDefaults();
        Map(app);
        await app.RunAsync();
        return 0;
    }

    private async Task<int> RunStep(string argument, Func<IConfiguration, CancellationToken, Task> run)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name });
        using var host = builder.Build();
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(name);
        var step = new OneShot($"{name} {argument}", IsOutage, TimeProvider.System, logger);
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        return await step.Run(cancellationToken => run(builder.Configuration, cancellationToken), lifetime.ApplicationStopping);
    }

    private async Task<int> Refuse(string[] args)
    {
        await Console.Error.WriteLineAsync(
            $"error: {name} does not know '{string.Join(' ', args)}'. Without an argument it serves; "
            + (Migrate is null ? "" : $"{MigrateArgument} prepares its servers; ")
            + string.Concat(Repairs.Keys.Select(repair => $"{repair} is an operator's; "))
            + $"{HealthProbe.Argument} asks whether it is ready.");
        return 2;
    }
}
