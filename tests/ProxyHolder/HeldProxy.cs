using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Gateway;
using Shop.ServiceDefaults;
using Yarp.ReverseProxy.Configuration;

namespace Shop.ProxyHolder;

internal static class HeldProxy
{
    private const string Name = "query";

    public static WebApplication Build(ProxyKind kind, Uri part, string redis)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return kind == ProxyKind.Bare ? Bare(builder, part) : Whole(builder, part, redis, kind == ProxyKind.WithLimits);
    }

    private static WebApplication Bare(WebApplicationBuilder builder, Uri part)
    {
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = Name, ClusterId = Name, Match = new RouteMatch { Path = "/orders/{orderId}", Methods = ["GET"] } }],
            [new ClusterConfig { ClusterId = Name, Destinations = new Dictionary<string, DestinationConfig> { [Name] = new() { Address = part.AbsoluteUri } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        return app;
    }

    private static WebApplication Whole(WebApplicationBuilder builder, Uri part, string redis, bool isLimited)
    {
        builder.Configuration.AddInMemoryCollection(Settings(part, redis, isLimited));
        builder.AddServiceDefaults().AddGateway();
        var app = builder.Build();
        return app.UseServiceDefaults().MapGateway();
    }

    // A configured policy takes the place of the shipped one of its name.
    private static Dictionary<string, string?> Settings(Uri part, string redis, bool isLimited)
    {
        var settings = new Dictionary<string, string?> { ["RateLimiting:Redis"] = redis };
        foreach (var cluster in (string[])["order", "query", "analytics"])
        {
            settings[$"Gateway:Clusters:{cluster}:0"] = part.AbsoluteUri;
        }

        if (!isLimited)
        {
            settings["RateLimiting:Policies:0:Name"] = "reads";
            settings["RateLimiting:Policies:0:Algorithm"] = "token-bucket";
            settings["RateLimiting:Policies:0:Limit"] = "1";
            settings["RateLimiting:Policies:0:Per"] = "00:00:01";
            settings["RateLimiting:Policies:0:Paths:0"] = "/no-such-path";
        }

        return settings;
    }
}
