using Shop.Gateway.ApiDocument;
using Shop.Gateway.Ejection;
using Shop.Gateway.Forwarding;
using Shop.Gateway.Headers;
using Shop.Gateway.Instances;
using Shop.Gateway.Lab.RateLimits;
using Shop.Gateway.Management;
using Shop.Gateway.Parts;
using Shop.Gateway.RateLimits;
using Shop.Gateway.Readiness;
using Shop.Gateway.Routes;

namespace Shop.Gateway;

/// <summary>The edge: one address for all parts of the shop. Called after the service defaults.</summary>
public static class GatewaySetup
{
    /// <param name="configure">Addresses that a host knows better than the configuration section <c>Gateway</c>.</param>
    public static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder, Action<PartAddresses>? configure = null)
    {
        builder.AddRoutes(configure);
        builder.AddForwarding();
        builder.Services.AddInstances();
        builder.Services.AddParts();
        builder.Services.AddEjection();
        builder.Services.AddReadiness();
        builder.Services.AddManagement();
        builder.Services.AddRateLimits();
        builder.Services.AddRateLimitLab();
        builder.Services.AddApiDocument();
        return builder;
    }

    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseClientAddress();
        app.UseMiddleware<GatewayId>();
        app.UseMiddleware<EdgeHeaders>();
        app.UseMiddleware<CorrelationId>();
        app.UseMiddleware<MetricsForOperators>();
        app.UseRateLimits();
        app.MapReadiness();
        app.MapRateLimitLab();
        app.MapForwarding();
        app.MapApiDocument();
        return app;
    }
}
