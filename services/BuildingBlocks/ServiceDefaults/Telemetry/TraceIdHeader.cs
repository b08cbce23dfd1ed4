using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Shop.ServiceDefaults.Telemetry;

internal static class TraceIdHeader
{
    public const string Name = "X-Trace-Id";

    /// <summary>Every answer names its trace, also the refused ones.</summary>
    public static void UseTraceIdHeader(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Name] = Activity.Current?.TraceId.ToHexString();
            return Task.CompletedTask;
        });
        return next(context);
    });
}
