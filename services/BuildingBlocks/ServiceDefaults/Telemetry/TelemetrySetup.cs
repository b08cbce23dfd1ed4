using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Shop.ServiceDefaults.Telemetry;

public static class TelemetrySetup
{
    public const string MetricsPath = "/metrics";

    internal static void AddShopTelemetry(this WebApplicationBuilder builder) => builder.Services
        .AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
        .WithMetrics(metrics => metrics
            .AddMeter("Shop.*", "MassTransit", "Yarp.*")
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());

    internal static void MapShopTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint(MetricsPath);
}
