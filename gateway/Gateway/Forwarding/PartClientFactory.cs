using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace Shop.Gateway.Forwarding;

internal sealed class PartClientFactory(ILogger<ForwarderHttpClientFactory> logger, IOptions<ForwardingOptions> options)
    : ForwarderHttpClientFactory(logger)
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = options.Value.ConnectTimeout;
    }
}
