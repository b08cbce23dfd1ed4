using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.MongoDb;
using Shop.ServiceDefaults.Configuration;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Migration;

/// <summary>The one-shot step before the first instance starts.</summary>
public static class QueryMigration
{
    /// <summary>
    /// Every read model's first collection with its indexes and its alias, the topics that it is filled from, and those of
    /// parked events. Done again it changes nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:ReadModels</c> is missing or wrong.</exception>
    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">MongoDB does not answer.</exception>
    /// <exception cref="DependencyUnavailableException">Kafka does not answer.</exception>
    public static async Task Apply(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await PrepareStore(configuration, cancellationToken);
        Topic[] topics = [Topic.Orders, Topic.Products];
        await KafkaTopics.Create(
            configuration,
            topics.Concat(topics.Select(topic => KafkaTopics.ParkedOf(topic, QueryServiceSetup.Group))),
            cancellationToken);
    }
    internal static async Task PrepareStore(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var store = new MongoDocumentStore(
            configuration.RequireConnectionString(MongoReadModels.ConnectionString), TimeProvider.System);
        foreach (var readModel in ReadModelNames.All)
        {
            await store.Prepare(readModel, cancellationToken);
        }
    }
}
