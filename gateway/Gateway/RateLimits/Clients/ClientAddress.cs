using System.Net;

namespace Shop.Gateway.RateLimits.Clients;

/// <summary>
/// Behind trusted proxies the connection's address becomes the client's: the right-most entry of X-Forwarded-For that no trusted
/// proxy stands behind. Anyone else's header says nothing.
/// </summary>
internal sealed class ClientAddress(RequestDelegate next, LimitsInForce limits)
{
    private const string ForwardedFor = "X-Forwarded-For";

    public Task InvokeAsync(HttpContext context)
    {
        var proxies = limits.Settings.TrustedProxies;
        if (proxies.Count > 0 && context.Connection.RemoteIpAddress is { } peer && IsTrusted(proxies, peer))
        {
            context.Connection.RemoteIpAddress = Resolve(proxies, peer, context.Request.Headers[ForwardedFor].ToString());
        }

        return next(context);
    }

    private static IPAddress Resolve(IReadOnlyList<IPNetwork> proxies, IPAddress peer, string forwardedFor)
    {
        var hops = forwardedFor.Split(',', StringSplitOptions.TrimEntries);
        for (var hop = hops.Length - 1; hop >= 0 && IsTrusted(proxies, peer) && IPEndPoint.TryParse(hops[hop], out var before); hop--)
        {
            peer = before.Address;
        }

        return peer;
    }

    private static bool IsTrusted(IReadOnlyList<IPNetwork> proxies, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return proxies.Any(network => network.Contains(plain));
    }
}
