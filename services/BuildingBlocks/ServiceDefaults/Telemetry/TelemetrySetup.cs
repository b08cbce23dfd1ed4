using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Shop.ServiceDefaults.Telemetry;

public static class TelemetrySetup
{
    public const string MetricsPath = "/metrics";

    internal static void AddShopTelemetry(this WebApplicationBuilder builder)
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

        // Without a listener the framework begins a request's trace only where its log is on, and every answer names its trace.
        telemetry.WithTracing(traces => traces.AddSource("Microsoft.AspNetCore"));
        if (!string.IsNullOrEmpty(builder.Configuration[Traces.EndpointVariable]))
        {
            telemetry.WithTracing(traces => traces.AddShopTraces()).WithMetrics(metrics => metrics.AddOtlpExporter());
            builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter());
        }
    }

    internal static void MapShopTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint(MetricsPath);
}
