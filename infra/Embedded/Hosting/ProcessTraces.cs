using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Shop.ServiceDefaults.Telemetry;

namespace Shop.Embedded.Hosting;

/// <summary>
/// Spans are seen by the whole process: were each part to send them, a collector would get each as often as there are parts.
/// So the parts are not told of the collector, and the process sends them once.
/// </summary>
internal static class ProcessTraces
{
    /// <summary>Null without a collector in the process's environment.</summary>
    public static TracerProvider? Start() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Traces.EndpointVariable))
        ? null
        : Sdk.CreateTracerProviderBuilder().ConfigureResource(resource => resource.AddService("shop")).AddShopTraces().Build();
}
