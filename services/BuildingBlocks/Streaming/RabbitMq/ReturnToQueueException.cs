namespace Shop.Streaming.RabbitMq;

/// <summary>A consumer did not fail and is not done: its message goes back to the queue. Retries must ignore it.</summary>
/// <remarks>MassTransit takes any cancellation that a consumer throws for a failure, unless the connection is lost.</remarks>
public sealed class ReturnToQueueException() : Exception("The bus stops; the message goes back to its queue.");
