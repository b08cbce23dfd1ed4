using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Shop.Gateway.Forwarding;

/// <summary>Once: a GET that failed before its answer began, and any request that no instance has seen, goes to another instance.</summary>
internal sealed partial class RetryOnAnother(RequestDelegate next, ILogger<RetryOnAnother> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var proxy = context.GetReverseProxyFeature();
        var available = proxy.AvailableDestinations;
        await next(context);

        if (!context.Response.HasStarted && MayRunAgain(context))
        {
            DestinationState[] others = [.. available.Where(instance => instance != proxy.ProxiedDestination)];
            if (others.Length > 0)
            {
                RetriedOnAnother(logger, context.Request.Method, proxy.ProxiedDestination?.DestinationId);
                Reset(context);
                proxy.AvailableDestinations = others;
                await next(context);
            }
        }
    }

    private static bool MayRunAgain(HttpContext context) => context.Failure() switch
    {
        ForwardFailure.NotSent => true,
        ForwardFailure.BrokenOff or ForwardFailure.TimedOut => HttpMethods.IsGet(context.Request.Method),
        _ => false,
    };

    private static void Reset(HttpContext context)
    {
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        if (context.Request.Body.CanSeek)
        {
            context.Request.Body.Position = 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = "RetriedOnAnother", Message = "{Method} failed on {Instance}; trying another.")]
    private static partial void RetriedOnAnother(ILogger logger, string method, string? instance);
}
