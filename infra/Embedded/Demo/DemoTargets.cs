using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Demo;

/// <summary>
/// Where the demo looks. Everything is asked of the gateway or read back from the brokers and the mail, never from
/// a service's log, so the same demo plays against any running shop. What has no address is not looked at.
/// </summary>
/// <param name="RabbitMq">Makes the demo's own bus, on which it has a queue of its own.</param>
internal sealed record DemoTargets(Uri Gateway, string? KafkaBootstrapServers, BrokerTransport? RabbitMq, IMailSource? Mail)
{
    /// <summary>Of the function host itself; null where it is not reached from here.</summary>
    public Uri? Functions { get; init; }

    /// <summary>At which the consistency lag is measured; null for the shop's own pace.</summary>
    public int? OrdersPerSecond { get; init; }

    /// <summary>Names of the servers that are not looked at.</summary>
    public IEnumerable<string> NotLookedAt => new (string Name, object? Source)[]
        {
            ("Kafka", KafkaBootstrapServers), ("RabbitMQ", RabbitMq), ("the mail", Mail),
        }
        .Where(server => server.Source is null)
        .Select(server => server.Name);
}
