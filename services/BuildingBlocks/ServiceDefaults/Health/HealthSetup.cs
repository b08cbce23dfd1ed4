using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.ServiceDefaults.Health;

public static class HealthSetup
{
    /// <summary>Tag of the checks that decide whether this part takes requests.</summary>
    public const string Ready = "ready";

    public const string LivePath = "/health/live";
    public const string ReadyPath = "/health/ready";

    /// <summary>Tag and path of what a process says for itself, where <see cref="ReadyPath"/> speaks for others too.</summary>
    public const string Self = "self";
    public const string SelfPath = "/health/self";

    // The framework maps a health check for every method.
    private static readonly HttpMethodMetadata Methods = new([HttpMethods.Get, HttpMethods.Head]);

    internal static void AddShopHealth(this IServiceCollection services) => services.AddHealthChecks();

    /// <summary>Live: the process answers. Ready: all it needs is there.</summary>
    internal static void MapShopHealth(this WebApplication app)
    {
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false }).WithMetadata(Methods);
        app.MapHealth(ReadyPath, Ready);
    }

    /// <summary>What the checks of one tag say.</summary>
    public static void MapHealth(this WebApplication app, string path, string tag) => app.MapHealthChecks(path, new HealthCheckOptions
    {
        Predicate = check => check.Tags.Contains(tag),
        ResponseWriter = WriteReport,
    }).WithMetadata(Methods);

    private static Task WriteReport(HttpContext context, HealthReport report)
    {
        if (report.Status == HealthStatus.Unhealthy)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Description ?? entry.Value.Status.ToString()),
        });
    }
}
