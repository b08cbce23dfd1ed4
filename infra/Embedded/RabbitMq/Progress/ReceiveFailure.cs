namespace Shop.Embedded.RabbitMq;

/// <summary>Payload of a receive whose message went into the error queue: for MassTransit that is an end like any other.</summary>
internal sealed class ReceiveFailure;
