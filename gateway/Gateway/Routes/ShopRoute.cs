using Yarp.ReverseProxy.Configuration;

namespace Shop.Gateway.Routes;

/// <param name="Path">A template, e.g. <c>/orders/{orderId}</c>; its names are the ones that the API document shows.</param>
internal sealed record ShopRoute(string Method, string Path, string Cluster)
{
    public RouteConfig ToConfig() => new()
    {
        RouteId = $"{Method} {Path}",
        ClusterId = Cluster,
        Match = new RouteMatch { Path = Path, Methods = [Method] },
    };
}
