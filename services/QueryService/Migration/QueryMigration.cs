using Microsoft.Extensions.Configuration;
using Shop.QueryService.Documents;
using Shop.QueryService.MongoDb;
using Shop.ServiceDefaults.Configuration;

namespace Shop.QueryService.Migration;

/// <summary>The one-shot step before the first instance starts.</summary>
public static class QueryMigration
{
    /// <summary>Every read model's first collection with its indexes and its alias. Done again it changes nothing.</summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:ReadModels</c> is missing or wrong.</exception>
    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">MongoDB does not answer.</exception>
    public static async Task Apply(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var store = new MongoDocumentStore(
            configuration.RequireConnectionString(MongoReadModels.ConnectionString), TimeProvider.System);
        foreach (var readModel in ReadModelNames.All)
        {
            await store.Prepare(readModel, cancellationToken);
        }
    }
}
