using System.Text;

namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>
/// What OTLP's three requests have in common, by the field numbers of opentelemetry/proto: <c>resource_spans</c>,
/// <c>resource_metrics</c> or <c>resource_logs</c> of scopes of items. What a test does not look at is passed over.
/// </summary>
internal static class ExportedItems
{
    /// <summary>The spans, metrics or log records, each with the process that sent it.</summary>
    public static IEnumerable<(Sender Sender, ReadOnlyMemory<byte> Item)> Read(ReadOnlyMemory<byte> request) =>
        from ofResource in All(request, 1)
        let sender = SenderOf(ofResource)
        from ofScope in All(ofResource, 2)
        from item in All(ofScope, 2)
        select (sender, item);

    /// <summary>The names of the metrics of an <c>ExportMetricsServiceRequest</c>.</summary>
    public static IEnumerable<(Sender Sender, string Text)> Metrics(ReadOnlyMemory<byte> request) =>
        Read(request).Select(metric => (metric.Sender, Text(All(metric.Item, 1))));

    /// <summary>The texts of the records of an <c>ExportLogsServiceRequest</c>.</summary>
    public static IEnumerable<(Sender Sender, string Text)> Logs(ReadOnlyMemory<byte> request) =>
        Read(request).Select(record => (record.Sender, Text(All(record.Item, 5).SelectMany(body => All(body, 1)))));

    /// <summary>By key, the fields of each value.</summary>
    public static IEnumerable<KeyValuePair<string, ProtobufField>> Attributes(IEnumerable<ReadOnlyMemory<byte>> pairs) =>
        from pair in pairs
        from value in All(pair, 2)
        from field in ProtobufField.ReadAll(value)
        select KeyValuePair.Create(Text(All(pair, 1)), field);

    private static Sender SenderOf(ReadOnlyMemory<byte> ofResource)
    {
        var attributes = Attributes(All(ofResource, 1).SelectMany(resource => All(resource, 1)))
            .Where(attribute => attribute.Key is "service.name" or "service.instance.id")
            .ToDictionary(attribute => attribute.Key, attribute => Encoding.UTF8.GetString(attribute.Value.Bytes.Span));
        return new Sender(attributes.GetValueOrDefault("service.name", ""), attributes.GetValueOrDefault("service.instance.id", ""));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> All(ReadOnlyMemory<byte> message, int number) =>
        ProtobufField.ReadAll(message).Where(field => field.Number == number).Select(field => field.Bytes);

    private static string Text(IEnumerable<ReadOnlyMemory<byte>> texts) =>
        texts.Select(text => Encoding.UTF8.GetString(text.Span)).FirstOrDefault("");
}
