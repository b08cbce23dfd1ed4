using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Gateway.Parts;
using Shop.ServiceDefaults.Health;

namespace Shop.Gateway.Readiness;

internal static class ReadinessSetup
{
    public static void AddReadiness(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ReadinessOptions>().BindConfiguration(ReadinessOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<PartStates>();
        services.AddHealthChecks().AddCheck<OwnReadiness>(OwnReadiness.Name, tags: [HealthSetup.Self]);
        services.AddOptions<HealthCheckServiceOptions>().Configure<PartList, PartStates>((health, parts, states) =>
        {
            foreach (var part in parts.Names)
            {
                health.Registrations.Add(new HealthCheckRegistration(
                    part, _ => new PartReadiness(part, states), HealthStatus.Unhealthy, [HealthSetup.Ready]));
            }
        });
    }

    public static void MapReadiness(this WebApplication app) => app.MapHealth(HealthSetup.SelfPath, HealthSetup.Self);
}
