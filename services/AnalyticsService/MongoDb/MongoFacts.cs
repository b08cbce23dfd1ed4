using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.AnalyticsService.Facts;
using Shop.ServiceDefaults.Configuration;

namespace Shop.AnalyticsService.MongoDb;

public static class MongoFacts
{
    internal const string ConnectionString = "Facts";

    /// <summary>The facts in the MongoDB under <c>ConnectionStrings:Facts</c>, in its database or else in <c>analytics</c>; none for an instance that only answers.</summary>
    /// <exception cref="InvalidOperationException">The connection string is missing, or no address of a MongoDB.</exception>
    public static WebApplicationBuilder AddMongoFacts(this WebApplicationBuilder builder)
    {
        if (AnalyticsOptions.RoleIn(builder.Configuration) is AnalyticsRole.Api)
        {
            return builder;
        }

        var address = builder.Configuration.RequireConnectionString(ConnectionString);
        MongoAddress.Parse(address);
        builder.Services.AddSingleton<IFactStore>(_ => new MongoFactStore(address));
        return builder;
    }
}
