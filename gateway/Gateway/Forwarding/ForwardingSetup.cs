using Microsoft.AspNetCore.DataProtection;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Shop.Gateway.Forwarding;

internal static class ForwardingSetup
{
    public static void AddForwarding(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<ForwardingOptions>()
            .BindConfiguration(ForwardingOptions.Section)
            .ValidateDataAnnotations();
        builder.Services.AddReverseProxy()
            // The gateway is the edge: what a client says about where it comes from is replaced, never appended to.
            .AddTransforms(transforms => transforms.AddXForwarded(ForwardedTransformActions.Set));
        builder.Services.AddSingleton<IForwarderHttpClientFactory, PartClientFactory>();
        builder.Services.RemoveDataProtectionKeys();
        builder.Logging.AddYarpFilters();
    }

    /// <summary>
    /// YARP protects the cookies of session affinity, which is not used here. At the start keys would be made for them: written to the
    /// home folder, or warned about where there is none.
    /// </summary>
    private static void RemoveDataProtectionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var keys = typeof(IDataProtectionBuilder).Assembly;
        services.Remove(services.Single(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == keys));
    }

    // Two lines a request and a stack trace a failed attempt or probe would be most of the log; what came of them is told elsewhere.
    private static void AddYarpFilters(this ILoggingBuilder logging) => logging
        .AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error);

    /// <summary>From the outside in. An explicit pipeline has none of YARP's own steps but the last, which forwards.</summary>
    public static void MapForwarding(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.UseMiddleware<BufferedBody>();
        proxy.UseMiddleware<ForwardProblems>();
        proxy.UseMiddleware<RetryOnAnother>();
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
        proxy.UseMiddleware<AttemptDeadline>();
    });
}
