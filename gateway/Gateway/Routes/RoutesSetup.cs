using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;

namespace Shop.Gateway.Routes;

internal static class RoutesSetup
{
    // Below the 32 KiB of the parts: a request that is taken here still fits there with the headers that are added on the way.
    private const int HeaderBytesMax = 24 * 1024;

    public static void AddRoutes(this WebApplicationBuilder builder, Action<PartAddresses>? configure)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax);
        var addresses = builder.Services.AddOptionsWithValidateOnStart<PartAddresses>().BindConfiguration(PartAddresses.Section);
        if (configure is not null)
        {
            addresses.Configure(configure);
        }

        builder.Services.AddSingleton<IValidateOptions<PartAddresses>, PartAddressesRule>();
        builder.Services.AddSingleton<ClusterTable>();
        builder.Services.AddSingleton<IProxyConfigProvider>(services => new InMemoryConfigProvider(
            [.. RouteTable.Routes.Select(route => route.ToConfig())], services.GetRequiredService<ClusterTable>().Clusters()));
    }
}
