using MassTransit;
using Shop.AnalyticsService;
using Shop.Embedded.DataFolders;
using Shop.Embedded.Kafka;
using Shop.Embedded.RabbitMq;
using Shop.EmailService;
using Shop.Gateway;
using Shop.OrderService;
using Shop.QueryService;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Hosting;

/// <summary>Each service with the addresses and adapters that the embedded mode gives it.</summary>
internal sealed class PartFactory(Stores stores, Servers servers, TimeProvider clock)
{
    /// <summary>The projector's consumer group.</summary>
    public const string ConsumerGroup = "query";

    private const int AnyPort = 0;
}
