using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;
using Shop.EventStore.Replicas;
using Shop.OrderService.CancelOrder;
using Shop.OrderService.ChangePrice;
using Shop.OrderService.ChangeShippingAddress;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Domain.Products;
using Shop.OrderService.IdempotencyRetention;
using Shop.OrderService.OrderAsOf;
using Shop.OrderService.OrderHistory;
using Shop.OrderService.PlaceOrder;
using Shop.OrderService.Recording;
using Shop.OrderService.RegisterProduct;
using Shop.OrderService.Relaying;
using Shop.OrderService.ShipOrder;
using Shop.Streaming.Kafka;
using Shop.Streaming.RabbitMq;

namespace Shop.OrderService;

/// <summary>The write side: commands, history, and the relays that take the log to Kafka and RabbitMQ.</summary>
public static class OrderServiceSetup
{
    public static WebApplicationBuilder AddOrderService(this WebApplicationBuilder builder, OrderStores stores, BrokerTransport transport)
    {
        builder.Services.AddOptionsWithValidateOnStart<OrderOptions>().BindConfiguration(OrderOptions.Section).ValidateDataAnnotations();
        builder.Services.AddRecording(stores);
        builder.Services.AddHistory(stores);
        builder.Services.AddIdempotencyRetention(stores);
        if (RoleOf(builder.Configuration) is not OrderRole.Api)
        {
            builder.Services.AddBus(transport, _ => { });
            builder.Services.AddRelays(stores);
        }

        return builder;
    }

    public static WebApplication MapOrderService(this WebApplication app)
    {
        if (RoleOf(app.Configuration) is OrderRole.Relay)
        {
            return app;
        }

        var routes = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, EventLogOutage>();
        routes.MapPlaceOrder();
        routes.MapChangeShippingAddress();
        routes.MapShipOrder();
        routes.MapCancelOrder();
        routes.MapOrderHistory();
        routes.MapOrderAsOf();
        routes.MapRegisterProduct();
        routes.MapChangePrice();
        app.MapOpenApi();
        return app;
    }

    private static void AddRecording(this IServiceCollection services, OrderStores stores)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(stores.Log);
        services.AddSingleton<IStreamReader>(stores.Log);
        services.AddSingleton(stores.Snapshots);
        services.AddSingleton<AppendSignal>();
        services.AddSingleton<CommandMetadata>();
        services.AddSingleton<OrderCodec>().AddSingleton<IEventCodec<OrderEvent>>(provider => provider.GetRequiredService<OrderCodec>());
        services.AddSingleton<ProductCodec>().AddSingleton<IEventCodec<ProductEvent>>(provider => provider.GetRequiredService<ProductCodec>());
        services.AddSingleton(provider => Aggregates.Orders(provider.GetRequiredService<OrderCodec>()));
        services.AddSingleton(provider => Aggregates.Products(provider.GetRequiredService<ProductCodec>()));
        services.AddSingleton<Hydrator<Order>>().AddSingleton<Hydrator<Product>>();
        services.AddSingleton<Recorder<Order, OrderEvent>>().AddSingleton<Recorder<Product, ProductEvent>>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<OrderPlacer>();
    }

    private static void AddHistory(this IServiceCollection services, OrderStores stores)
    {
        services.AddOptionsWithValidateOnStart<ReplicaOptions>().BindConfiguration(ReplicaOptions.Section).ValidateDataAnnotations();
        services.AddSingleton(provider => new HistoryServers(
            new HistoryServer("primary", stores.Log, stores.Snapshots),
            stores.Replicas,
            provider.GetRequiredService<IOptions<ReplicaOptions>>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HistoryServers>>()));
        services.AddSingleton<HistoryReader>();
    }

    private static void AddIdempotencyRetention(this IServiceCollection services, OrderStores stores)
    {
        services.AddOptionsWithValidateOnStart<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations();
        services.AddSingleton(stores.Records);
        services.AddHostedService<IdempotencyPurge>();
    }

    private static void AddRelays(this IServiceCollection services, OrderStores stores)
    {
        services.AddOptionsWithValidateOnStart<KafkaPublisherOptions>().BindConfiguration("Kafka").ValidateDataAnnotations();
        services.AddOptionsWithValidateOnStart<RelayOptions>().BindConfiguration("Relay").ValidateDataAnnotations()
            .Validate(
                relay => relay.Partitions == Topic.Orders.Partitions,
                $"Relay:Partitions must be {Topic.Orders.Partitions}, as the topic has: of another number some events would never be sent.");
        services.AddSingleton(stores.Cursors);
        services.AddSingleton<KafkaSink>();
        services.AddSingleton<RabbitMqSink>();
        services.AddRelay(RelayNames.Kafka, provider => stores.Gate(provider.GetRequiredService<KafkaSink>()));
        services.AddRelay(RelayNames.RabbitMq, provider => stores.Gate(provider.GetRequiredService<RabbitMqSink>()));
    }

    private static OrderRole RoleOf(IConfiguration configuration) =>
        configuration.GetSection(OrderOptions.Section).Get<OrderOptions>()?.Role ?? OrderRole.Both;
}
