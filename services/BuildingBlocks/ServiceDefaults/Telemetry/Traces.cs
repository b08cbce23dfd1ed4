using OpenTelemetry.Trace;

namespace Shop.ServiceDefaults.Telemetry;

public static class Traces
{
    /// <summary>The variable of OpenTelemetry that names a collector. Without it spans are made by nobody, and cost nothing.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// HTTP in and out, statements of PostgreSQL, what the relays publish, what the consumers handle, and MassTransit's part of it,
    /// to the collector.
    /// </summary>
    public static TracerProviderBuilder AddShopTraces(this TracerProviderBuilder traces) => traces
        .AddSource("Shop.*", "MassTransit", "Npgsql")
        .AddAspNetCoreInstrumentation()
        .AddHttpClientInstrumentation()
        .AddOtlpExporter();
}
