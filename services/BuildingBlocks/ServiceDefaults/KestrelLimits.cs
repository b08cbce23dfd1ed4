using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Shop.ServiceDefaults;

internal static class KestrelLimits
{
    public static void ConfigureKestrelLimits(this IWebHostBuilder host) => host.ConfigureServices((_, services) =>
        Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<KestrelServerOptions>(services, options =>
        {
            options.AddServerHeader = false;
            // Kestrel counts the framing of chunks too; BodyLimit counts the body alone.
            options.Limits.MaxRequestBodySize = 2 * Defaults.BodyBytesMax;
        }));
}
