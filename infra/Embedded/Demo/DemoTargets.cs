using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Demo;

/// <summary>
/// Where the demo looks. Everything is asked of the gateway or read back from the brokers and the mail, never from
/// a service's log, so the same demo plays against any running shop.
/// </summary>
internal sealed record DemoTargets(Uri Gateway, string KafkaBootstrapServers, BrokerTransport RabbitMq, IMailSource Mail);
