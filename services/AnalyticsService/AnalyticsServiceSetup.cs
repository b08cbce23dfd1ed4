using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.Rebuild;
using Shop.AnalyticsService.Sales;
using Shop.AnalyticsService.TopProducts;
using Shop.AnalyticsService.Views;
using Shop.Contracts.Orders;
using Shop.ServiceDefaults.Health;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming.RabbitMq;

namespace Shop.AnalyticsService;

/// <summary>What sells: facts of every order event for good, and views of them in Redis, which can be lost.</summary>
public static class AnalyticsServiceSetup
{
    /// <param name="configure">After the configuration section <c>Analytics</c>.</param>
    public static WebApplicationBuilder AddAnalyticsService(
        this WebApplicationBuilder builder, BrokerTransport transport, IFactStore facts, Action<AnalyticsOptions>? configure = null)
    {
        builder.Services.AddSingleton(facts);
        return builder.AddAnalyticsService(transport, configure);
    }

    /// <summary>With the <see cref="IFactStore"/> that the builder has already, e.g. by <c>AddMongoFacts</c>.</summary>
    /// <param name="configure">After the configuration section <c>Analytics</c>.</param>
    public static WebApplicationBuilder AddAnalyticsService(
        this WebApplicationBuilder builder, BrokerTransport transport, Action<AnalyticsOptions>? configure = null)
    {
        builder.Services.AddOptionsWithValidateOnStart<AnalyticsOptions>()
            .BindConfiguration(AnalyticsOptions.Section).Configure(configure ?? (_ => { })).ValidateDataAnnotations();
        builder.Services.AddViews();
        if (AnalyticsOptions.RoleIn(builder.Configuration) is not AnalyticsRole.Api)
        {
            builder.Services.AddFacts(transport);
            builder.Services.AddRebuild();
        }

        return builder;
    }

    public static WebApplication MapAnalyticsService(this WebApplication app)
    {
        if (AnalyticsOptions.RoleIn(app.Configuration) is not AnalyticsRole.Consumer)
        {
            app.MapTopProducts();
            app.MapSales();
            app.MapOpenApi();
        }

        if (AnalyticsOptions.RoleIn(app.Configuration) is not AnalyticsRole.Api)
        {
            app.MapErrorQueue(AnalyticsQueue.Name);
        }

        return app;
    }

    private static void AddFacts(this IServiceCollection services, BrokerTransport transport)
    {
        services.AddSingleton<FactRecording>();
        services.AddHealthChecks().AddCheck<FactStoreHealth>("facts", tags: [HealthSetup.Ready]);
        services.AddOutageWait(exception => exception is DependencyDownException);
        services.AddBus(transport, bus =>
        {
            bus.AddOrderEvent<OrderPlacedV1>();
            bus.AddOrderEvent<ShippingAddressChangedV1>();
            bus.AddOrderEvent<OrderShippedV1>();
            bus.AddOrderEvent<OrderCancelledV1>();
        });
    }

    private static void AddOrderEvent<TEvent>(this IBusRegistrationConfigurator bus)
        where TEvent : class, IOrderEvent =>
        bus.AddConsumer<OrderEventConsumer<TEvent>, AnalyticsQueue<OrderEventConsumer<TEvent>>>();

    private static void AddViews(this IServiceCollection services)
    {
        services.AddSingleton<LeaderboardRedis>();
        services.AddSingleton<ViewWriter>();
        services.AddSingleton<TopProductsView>();
        services.AddSingleton<SalesView>();
        services.AddSingleton<ViewsOfRedis>();
        services.AddHealthChecks().AddCheck<ViewsHealth>("leaderboard", tags: [HealthSetup.Ready]);
    }

    private static void AddRebuild(this IServiceCollection services)
    {
        services.AddSingleton<RebuildLease>();
        services.AddSingleton<RebuildFromFacts>();
        services.AddHostedService<RebuildService>();
    }
}
