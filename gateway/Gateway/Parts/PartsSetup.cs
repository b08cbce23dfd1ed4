using Microsoft.Extensions.Options;
using Shop.Gateway.Forwarding;

namespace Shop.Gateway.Parts;

internal static class PartsSetup
{
    // A document of all routes of a part is some 50 KB.
    private const int AnswerBytesMax = 4 * 1024 * 1024;

    public static void AddParts(this IServiceCollection services)
    {
        services.AddSingleton<PartList>();
        services.AddSingleton<PartClient>();
        services.AddHttpClient(nameof(PartClient), client => client.MaxResponseContentBufferSize = AnswerBytesMax)
            .UseSocketsHttpHandler(Configure)
            // A line for each probe says less than the readiness that it is asked for.
            .RemoveAllLoggers();
    }

    private static void Configure(SocketsHttpHandler handler, IServiceProvider services)
    {
        handler.ConnectTimeout = services.GetRequiredService<IOptions<ForwardingOptions>>().Value.ConnectTimeout;
        handler.UseProxy = false;
        handler.AllowAutoRedirect = false;
    }
}
