using System.Globalization;
using System.Text;

namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>Decodes OTLP's <c>ExportTraceServiceRequest</c>, by the field numbers of opentelemetry/proto/trace/v1/trace.proto.</summary>
internal static class ExportedTraces
{
    public static IEnumerable<ReceivedSpan> Read(ReadOnlyMemory<byte> request) => ExportedItems.Read(request)
        .Select(span => Span(ProtobufField.ReadAll(span.Item).ToLookup(field => field.Number), span.Sender.Service));

    private static ReceivedSpan Span(ILookup<int, ProtobufField> fields, string service) => new(
        Hex(fields[1]),
        Hex(fields[2]),
        Hex(fields[4]),
        Text(fields[5]),
        (SpanKind)fields[6].Select(field => field.Value).FirstOrDefault(),
        service,
        Attributes(fields[9].Select(field => field.Bytes)));

    private static Dictionary<string, string> Attributes(IEnumerable<ReadOnlyMemory<byte>> pairs)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in ExportedItems.Attributes(pairs))
        {
            attributes[key] = Value(value);
        }

        return attributes;
    }

    // string_value 1, bool_value 2, int_value 3; no attribute here has another type.
    private static string Value(ProtobufField field) => field.Number switch
    {
        1 => Encoding.UTF8.GetString(field.Bytes.Span),
        2 => field.Value == 0 ? "false" : "true",
        3 => ((long)field.Value).ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Hex(IEnumerable<ProtobufField> fields) =>
        fields.Select(field => Convert.ToHexStringLower(field.Bytes.Span)).FirstOrDefault("");

    private static string Text(IEnumerable<ProtobufField> fields) =>
        fields.Select(field => Encoding.UTF8.GetString(field.Bytes.Span)).FirstOrDefault("");
}
