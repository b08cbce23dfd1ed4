using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Shop.ServiceDefaults.Telemetry;

internal static class TelemetrySetup
{
    public const string MetricsPath = "/metrics";

    public static void AddShopTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
            .WithMetrics(metrics => metrics
                .AddMeter("Shop.*", "MassTransit", "Yarp.*")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (!string.IsNullOrEmpty(builder.Configuration[Traces.EndpointVariable]))
        {
            telemetry.WithTracing(traces => traces.AddShopTraces());
        }
    }

    public static void MapShopTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint(MetricsPath);
}
