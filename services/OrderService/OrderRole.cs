namespace Shop.OrderService;

public enum OrderRole
{
    /// <summary>Takes commands and answers history; relays nothing, and needs neither Kafka nor RabbitMQ.</summary>
    Api,

    /// <summary>Takes the log to Kafka and RabbitMQ; answers no commands.</summary>
    Relay,
    Both,
}
