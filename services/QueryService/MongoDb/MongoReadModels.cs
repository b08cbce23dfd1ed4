using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.QueryService.Documents;
using Shop.ServiceDefaults.Configuration;

namespace Shop.QueryService.MongoDb;

public static class MongoReadModels
{
    internal const string ConnectionString = "ReadModels";

    /// <summary>The read models in the MongoDB under <c>ConnectionStrings:ReadModels</c>, in its database or else in <c>query</c>.</summary>
    /// <exception cref="InvalidOperationException">The connection string is missing, or no address of a MongoDB.</exception>
    public static WebApplicationBuilder AddMongoReadModels(this WebApplicationBuilder builder)
    {
        var address = builder.Configuration.RequireConnectionString(ConnectionString);
        MongoAddress.Parse(address);
        builder.Services.AddSingleton<IDocumentStore>(services =>
            new MongoDocumentStore(address, services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
