using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.ServiceDefaults;

internal static class KestrelLimits
{
    // The server's own body limit stays at its default of 30 MB. It drops the connection there, and a client that is still
    // sending may lose the answer with it; below, the server reads a refused body to its end, for at most 5 s.
    public static void ConfigureKestrelLimits(this IWebHostBuilder host) => host.ConfigureServices((_, services) =>
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false));
}
