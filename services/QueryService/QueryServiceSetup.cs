using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Contracts;
using Shop.QueryService.Customers;
using Shop.QueryService.Documents;
using Shop.QueryService.Operations;
using Shop.QueryService.Orders;
using Shop.QueryService.Products;
using Shop.QueryService.Projector;
using Shop.QueryService.ReadYourWrites;
using Shop.Streaming.Kafka;

namespace Shop.QueryService;

/// <summary>The read side: a projector that fills read models from Kafka, and the queries that they answer.</summary>
public static class QueryServiceSetup
{
    internal const string Group = "query";
    private const string KafkaSection = "Kafka";

    // The tag of the checks that readiness asks for.
    private const string Ready = ServiceDefaults.Health.HealthSetup.Ready;

    public static WebApplicationBuilder AddQueryService(this WebApplicationBuilder builder, IDocumentStore documents)
    {
        builder.Services.AddSingleton(documents);
        return builder.AddQueryService();
    }

    /// <summary>With the <see cref="IDocumentStore"/> that the builder has already, e.g. by <c>AddMongoReadModels</c>.</summary>
    public static WebApplicationBuilder AddQueryService(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<QueryOptions>().BindConfiguration(QueryOptions.Section).ValidateDataAnnotations();
        builder.Services.AddReadModel<OrderDocument>(new OrdersReadModel());
        builder.Services.AddReadModel<CustomerDocument>(new CustomersReadModel());
        builder.Services.AddReadModel<ProductDocument>(new ProductsReadModel());
        builder.Services.AddSingleton<CheckpointWatcher>().AddSingleton<Freshness>();
        builder.Services.AddHealthChecks().AddCheck<ReadStoreHealth>("read store", tags: [Ready]);
        if (RoleOf(builder.Configuration) is not QueryRole.Api)
        {
            builder.Services.AddPartitionConsumer<ProjectorHandler>(KafkaSection, options =>
            {
                options.Group = Group;
                options.Topics = [Topic.Orders.Name, Topic.Products.Name];
            });
            builder.Services.AddSingleton<ParkedEvents>();
        }

        return builder;
    }

    public static WebApplication MapQueryService(this WebApplication app)
    {
        app.UseInstanceIdHeader();
        if (RoleOf(app.Configuration) is not QueryRole.Projector)
        {
            app.MapOrders();
            app.MapCustomers();
            app.MapProducts();
            app.MapOpenApi();
        }

        if (RoleOf(app.Configuration) is not QueryRole.Api)
        {
            app.MapParked();
        }

        return app;
    }

    // Projections run in this order: holes in an order's versions are found before its customer's sums are changed.
    private static void AddReadModel<TDocument>(this IServiceCollection services, ReadModel<TDocument> model)
        where TDocument : class
    {
        services.AddSingleton(model);
        services.AddSingleton<DocumentReader<TDocument>>();
        services.AddSingleton<IProjection, Projection<TDocument>>();
    }

    private static QueryRole RoleOf(IConfiguration configuration) =>
        configuration.GetSection(QueryOptions.Section).Get<QueryOptions>()?.Role ?? QueryRole.Both;
}
