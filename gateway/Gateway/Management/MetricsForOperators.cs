using Microsoft.Extensions.Options;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Telemetry;

namespace Shop.Gateway.Management;

/// <summary>To a client there is no /metrics. The connection's port tells who asks: a client writes its Host header itself.</summary>
internal sealed class MetricsForOperators(RequestDelegate next, IOptions<ManagementOptions> options)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments(TelemetrySetup.MetricsPath) && context.Connection.LocalPort != options.Value.Port
            ? StatusCodeProblems.Of(StatusCodes.Status404NotFound).Write(context)
            : next(context);
}
