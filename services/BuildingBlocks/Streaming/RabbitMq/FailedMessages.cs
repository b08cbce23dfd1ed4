namespace Shop.Streaming.RabbitMq;

/// <param name="Queue">Where they failed, e.g. <c>email</c>.</param>
/// <param name="Count">Of all that wait.</param>
/// <param name="First">The oldest of them.</param>
public sealed record FailedMessages(string Queue, long Count, IReadOnlyList<FailedMessage> First);

/// <param name="EventId">Null when it carries none: then no relay has published it.</param>
/// <param name="Type">Of the event, e.g. <c>order-placed.v1</c>.</param>
/// <param name="Exception">Type of the last failure.</param>
/// <param name="Reason">What it said.</param>
public sealed record FailedMessage(Guid? EventId, string? Type, string? Exception, string? Reason);
