using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.EventStore.Log;

namespace Shop.EventStore.Relay;

public static class RelaySetup
{
    // The tag that every part's readiness asks for; the building blocks do not know each other.
    private const string Ready = "ready";

    /// <summary>Takes the log to a sink from host start to host stop. Each sink has a relay of its own.</summary>
    public static IServiceCollection AddRelay(this IServiceCollection services, string name, Func<IServiceProvider, IEventSink> sink)
    {
        services.AddKeyedSingleton(name, (provider, _) => Create(provider, sink(provider)));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<RelayService>(name));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LogWatch>());
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"relay {name}",
            provider => new RelayHealth(provider.GetRequiredKeyedService<RelayService>(name).Status),
            HealthStatus.Unhealthy,
            [Ready]));
        return services;
    }

    private static RelayService Create(IServiceProvider provider, IEventSink sink) => new(
        sink,
        provider.GetRequiredService<IEventLog>(),
        provider.GetRequiredService<IRelayCursors>(),
        provider.GetRequiredService<AppendSignal>(),
        provider.GetRequiredService<IOptions<RelayOptions>>(),
        provider.GetRequiredService<IMeterFactory>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<RelayService>>());
}
