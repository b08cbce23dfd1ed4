using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Shop.Gateway.RateLimits.Answers;
using Shop.Gateway.RateLimits.Clients;
using Shop.Gateway.RateLimits.Settings;
using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits;

internal static class RateLimitsSetup
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<IOptionsFactory<RateLimitSettings>, SettingsFactory>();
        services.AddOptionsWithValidateOnStart<RateLimitSettings>();
        services.AddSingleton(new RedisLimitsOptions());
        services.AddSingleton<SharedLimits>();
        services.AddSingleton<LimitsInForce>();
        services.AddSingleton<RequestLimiter>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<RequestLimiter>((options, limiter) =>
        {
            options.GlobalLimiter = limiter;
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = TooManyRequests.Write;
        });
    }

    /// <summary>Before the headers are taken away that tell where a request comes from.</summary>
    public static void UseClientAddress(this WebApplication app) => app.UseMiddleware<ClientAddress>();

    public static void UseRateLimits(this WebApplication app)
    {
        app.UseMiddleware<LimitHeaders>();
        app.UseRateLimiter();
    }
}
