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
        // Two lines a request at Information would be most of the log.
        builder.Logging.AddFilter("Yarp.ReverseProxy", LogLevel.Warning);
    }

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
