using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Draining;
using Shop.ServiceDefaults.Health;
using Shop.ServiceDefaults.Json;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;
using Shop.ServiceDefaults.Telemetry;

namespace Shop.ServiceDefaults;

/// <summary>What every web application of the shop has in common. Each calls both methods, this one first.</summary>
public static class Defaults
{
    /// <summary>Bodies above this are refused with 413, in bytes.</summary>
    public const int BodyBytesMax = 64 * 1024;

    /// <summary>Longer than any request may take, shorter than what an orchestrator waits before it kills.</summary>
    public static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(8);

    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrelLimits();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddShopJson();
        builder.Services.AddShopProblems();
        builder.Services.AddShopHealth();
        builder.Services.AddShopApiDocument();
        builder.Services.AddDrain();
        builder.AddShopTelemetry();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTime);
        return builder;
    }

    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseDrain();
        app.UseTraceIdHeader();
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusCodeProblems.Write);
        app.LimitBody(BodyBytesMax);
        app.RequireUtf8();
        app.MapShopHealth();
        app.MapShopTelemetry();
        return app;
    }
}
