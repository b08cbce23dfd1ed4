namespace Shop.OrderService;

/// <summary>Names of the relays' cursors; never changed.</summary>
public static class RelayNames
{
    public const string Kafka = "kafka";
    public const string RabbitMq = "rabbitmq";
}
