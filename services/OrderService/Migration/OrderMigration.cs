using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.EventStore.PostgreSql.Schema;
using Shop.OrderService.PostgreSql;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.OrderService.Migration;

/// <summary>The step before the service starts: the event log's database comes to this version's schema, and Kafka has its topics.</summary>
public static class OrderMigration
{
    /// <summary>Done again it changes nothing. Throws what Npgsql throws when the database is away.</summary>
    /// <exception cref="InvalidOperationException">No primary is configured.</exception>
    /// <exception cref="DependencyUnavailableException">Kafka does not answer.</exception>
    public static async Task Apply(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await PostgresMigration.Apply(LogServers.Of(configuration).Primary, cancellationToken);
        await KafkaTopics.Create(configuration, Topic.All, cancellationToken);
    }
}
