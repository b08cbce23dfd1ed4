using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shop.Streaming.Kafka;

public static class PartitionConsumerSetup
{
    // The tag that every part's readiness asks for; the building blocks do not know each other.
    private const string Ready = "ready";

    /// <summary>Consumes from host start to host stop with <typeparamref name="THandler"/>, a singleton.</summary>
    /// <param name="section">Configuration that overrides <paramref name="defaults"/>.</param>
    /// <param name="defaults">The group and its topics, which are the handler's own.</param>
    public static IServiceCollection AddPartitionConsumer<THandler>(
        this IServiceCollection services, string section, Action<PartitionConsumerOptions> defaults)
        where THandler : class, IPartitionHandler
    {
        var name = typeof(THandler).Name;
        services.AddOptionsWithValidateOnStart<PartitionConsumerOptions>(name)
            .Configure(defaults)
            .BindConfiguration(section)
            .ValidateDataAnnotations();
        services.TryAddSingleton<THandler>();
        services.AddSingleton(provider => Create<THandler>(provider, name));
        services.AddHostedService(provider => provider.GetRequiredService<PartitionConsumer<THandler>>());
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"consumer {name}",
            provider => new ConsumerHealth(provider.GetRequiredService<PartitionConsumer<THandler>>().Status),
            HealthStatus.Unhealthy,
            [Ready]));
        return services;
    }

    private static PartitionConsumer<THandler> Create<THandler>(IServiceProvider provider, string name)
        where THandler : class, IPartitionHandler => new(
        provider.GetRequiredService<THandler>(),
        provider.GetRequiredService<IOptionsMonitor<PartitionConsumerOptions>>().Get(name),
        provider.GetRequiredService<IMeterFactory>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<PartitionConsumer<THandler>>>());
}
