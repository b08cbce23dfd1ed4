using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Shop.ServiceDefaults;

internal static class KestrelLimits
{
    public static void ConfigureKestrelLimits(this IWebHostBuilder host) => host.ConfigureServices((_, services) =>
        Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<KestrelServerOptions>(services, options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = Defaults.BodyBytesMax;
        }));
}
