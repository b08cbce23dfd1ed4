using Microsoft.Extensions.Configuration;
using Shop.AnalyticsService.MongoDb;
using Shop.ServiceDefaults.Configuration;

namespace Shop.AnalyticsService.Migration;

/// <summary>The one-shot step before the first instance starts.</summary>
public static class AnalyticsMigration
{
    /// <summary>The collection of the facts. Done again it changes nothing.</summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:Facts</c> is missing or wrong.</exception>
    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">MongoDB does not answer.</exception>
    public static async Task Apply(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var facts = new MongoFactStore(configuration.RequireConnectionString(MongoFacts.ConnectionString));
        await facts.Prepare(cancellationToken);
    }
}
