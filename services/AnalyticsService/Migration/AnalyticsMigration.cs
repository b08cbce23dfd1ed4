using Microsoft.Extensions.Configuration;
using Shop.AnalyticsService.MongoDb;
using Shop.ServiceDefaults.Configuration;
using Shop.Streaming;
using Shop.Streaming.RabbitMq;

namespace Shop.AnalyticsService.Migration;

/// <summary>The one-shot step before the first instance starts.</summary>
public static class AnalyticsMigration
{
    /// <summary>The collection of the facts, and the queue with its bindings. Done again it changes nothing.</summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:Facts</c> is missing or wrong.</exception>
    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">MongoDB does not answer.</exception>
    /// <exception cref="DependencyUnavailableException">RabbitMQ does not answer.</exception>
    public static async Task Apply(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await PrepareStore(configuration, cancellationToken);
        await BusTopology.Deploy(
            configuration, builder => builder.AddMongoFacts().AddAnalyticsService(BusTopology.FromConfiguration), cancellationToken);
    }

    internal static async Task PrepareStore(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var facts = new MongoFactStore(configuration.RequireConnectionString(MongoFacts.ConnectionString));
        await facts.Prepare(cancellationToken);
    }
}
