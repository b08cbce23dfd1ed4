namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>OTLP's numbers.</summary>
internal enum SpanKind
{
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}

/// <summary>A span as a collector gets it. Ids are lower-case hex.</summary>
/// <param name="ParentId">Empty for a span that has none.</param>
/// <param name="Service">Of the process that sent it.</param>
/// <param name="Attributes">As text.</param>
internal sealed record ReceivedSpan(
    string TraceId,
    string SpanId,
    string ParentId,
    string Name,
    SpanKind Kind,
    string Service,
    IReadOnlyDictionary<string, string> Attributes)
{
    public override string ToString() => $"{SpanId} < {ParentId} {Service} {Kind} '{Name}' {Attributes.GetValueOrDefault("messaging.destination.name")}";
}
