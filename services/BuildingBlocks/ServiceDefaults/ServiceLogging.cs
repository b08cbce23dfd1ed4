using Microsoft.Extensions.Logging;

namespace Shop.ServiceDefaults;

internal static class ServiceLogging
{
    /// <summary>
    /// Several lines a request, half of them of probes, would be most of the log, and of the work: metrics and traces tell what was
    /// asked, and the health check of the bus whether it has started. Configuration (<c>Logging:LogLevel:…</c>) wins where it names the same category.
    /// </summary>
    public static void AddServiceFilters(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Http", LogLevel.Warning)
        .AddFilter("System.Net.Http", LogLevel.Warning)
        .AddFilter("MassTransit", LogLevel.Warning);
}
