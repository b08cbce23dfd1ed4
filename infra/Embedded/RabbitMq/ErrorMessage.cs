using MassTransit;
using MassTransit.InMemoryTransport;
using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

/// <summary>A message that its consumer gave up on.</summary>
/// <param name="Queue">Where it failed: <c>email</c>, not <c>email_error</c>.</param>
/// <param name="Type">The relay's event type; for what the relay did not publish, MassTransit's, or empty.</param>
/// <param name="Sequence">Null, as is <paramref name="Partition"/>, for what the relay did not publish.</param>
/// <param name="Headers">MassTransit's <c>MT-Fault-…</c>: exception, message, stack trace, time, consumer.</param>
public sealed record ErrorMessage(
    string Queue,
    Guid EventId,
    string Type,
    string? Sequence,
    int? Partition,
    string ContentType,
    ReadOnlyMemory<byte> Body,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset FailedAt)
{
    internal static ErrorMessage Of(ExceptionReceiveContext context)
    {
        var position = RelayPosition.Of(context.TransportHeaders);
        var headers = context.ExceptionHeaders.GetAll().ToDictionary(header => header.Key, header => $"{header.Value}");
        return new ErrorMessage(
            QueueNames.Of(context),
            context.GetMessageId(Guid.Empty),
            context.TransportHeaders.Get<string>(EventHeaders.Type) ?? headers.GetValueOrDefault(MessageHeaders.FaultMessageType, ""),
            position?.Sequence.ToString(),
            position?.Partition,
            context.ContentType.MediaType,
            context.GetBody(),
            headers,
            new DateTimeOffset(DateTime.SpecifyKind(context.ExceptionTimestamp, DateTimeKind.Utc)));
    }

    /// <summary>As MassTransit's error transport would put it into the error queue.</summary>
    internal InMemoryTransportMessage ToTransport()
    {
        var message = new InMemoryTransportMessage(EventId, Body.ToArray(), ContentType);
        foreach (var (name, value) in Headers)
        {
            message.Headers.Set(name, value);
        }

        return message;
    }
}
