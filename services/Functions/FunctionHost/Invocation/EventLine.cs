using System.Text.Json;
using MassTransit;
using Shop.Contracts;

namespace Shop.FunctionHost.Invocation;

/// <summary>An event as its function reads it: CloudEvents 1.0 in JSON, on one line.</summary>
internal static class EventLine
{
    private const byte LineFeed = (byte)'\n';

    /// <returns>UTF-8 with the line feed. JSON escapes those of its texts, so there is no other.</returns>
    public static ReadOnlyMemory<byte> Of<TEvent>(Guid eventId, ConsumeContext<TEvent> context)
        where TEvent : class
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", eventId);
            json.WriteString("source", "/orders");
            json.WriteString("type", EventType.Of(typeof(TEvent)).WireName);
            Copy(json, "time", context, EventHeaders.Time);
            Copy(json, "traceparent", context, EventHeaders.TraceParent);
            json.WritePropertyName("data");
            json.WriteRawValue(EventJson.Write(context.Message));
            json.WriteEndObject();
        }

        line.WriteByte(LineFeed);
        return line.ToArray();
    }

    private static void Copy(Utf8JsonWriter json, string name, MessageContext context, string header)
    {
        if (context.Headers.Get<string>(header) is { } value)
        {
            json.WriteString(name, value);
        }
    }
}
