using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Shop.ServiceDefaults.Telemetry;

public static class TelemetrySetup
{
    public const string MetricsPath = "/metrics";

    internal static void AddShopTelemetry(this WebApplicationBuilder builder) => builder.Services
        .AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
        // Without a listener the framework begins a request's trace only where its log is on, and every answer names its trace.
        .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore"))
        .WithMetrics(metrics => metrics
            .AddMeter("Shop.*", "MassTransit", "Yarp.*")
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());

    internal static void MapShopTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint(MetricsPath);
}
