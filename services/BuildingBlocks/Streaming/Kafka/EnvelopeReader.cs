using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Streaming.Kafka;

/// <summary>A Kafka message as the event that it carries: attributes in headers as UTF-8 text, the body as it is.</summary>
internal static class EnvelopeReader
{
    /// <summary>Empty for a message without a key: such messages are parked together.</summary>
    public static string KeyOf(Message<byte[], byte[]> message) => message.Key is { } key ? Encoding.UTF8.GetString(key) : "";

    /// <exception cref="FormatException">A header is missing or wrong, or there is no key or body.</exception>
    public static EventEnvelope Read(Message<byte[], byte[]> message) => new(
        Parsed<Guid>(message, EventHeaders.Id),
        Required(message, EventHeaders.Type),
        Contracts.Sequence.Parse(Required(message, EventHeaders.Sequence)),
        Required(message, EventHeaders.Stream),
        Parsed<long>(message, EventHeaders.Version) is > 0 and var version ? version : throw new FormatException("Versions start at 1."),
        message.Key is { Length: > 0 } ? KeyOf(message) : throw new FormatException("The message has no key."),
        Parsed<DateTimeOffset>(message, EventHeaders.Time),
        message.Value ?? throw new FormatException("The message has no body."),
        Find(message, EventHeaders.TraceParent),
        Find(message, EventHeaders.Correlation));

    public static string? Find(Message<byte[], byte[]> message, string header) =>
        message.Headers is { } headers && headers.TryGetLastBytes(header, out var bytes) && bytes is not null
            ? Encoding.UTF8.GetString(bytes)
            : null;

    private static string Required(Message<byte[], byte[]> message, string header) =>
        Find(message, header) ?? throw new FormatException($"Header {header} is missing.");

    private static T Parsed<T>(Message<byte[], byte[]> message, string header)
        where T : IParsable<T> =>
        T.TryParse(Required(message, header), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"Header {header} is not a {typeof(T).Name}.");
}
