namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>What has come of one trace.</summary>
internal sealed class ReceivedTrace(IReadOnlyList<ReceivedSpan> spans)
{
    private readonly Dictionary<string, ReceivedSpan> _byId = spans.ToDictionary(span => span.SpanId);

    public IReadOnlyList<ReceivedSpan> Spans => spans;

    /// <summary>The consumer's span of the event that placed the order; null as long as it has not come.</summary>
    /// <param name="destination">A topic or a queue.</param>
    public ReceivedSpan? Handled(string destination) => spans.FirstOrDefault(span =>
        span.Name == "handle order-placed.v1" && span.Attributes.GetValueOrDefault("messaging.destination.name") == destination);

    /// <summary>From the span that hangs on the client's down to <paramref name="span"/>.</summary>
    public IReadOnlyList<ReceivedSpan> PathTo(ReceivedSpan span) =>
        [.. _byId.TryGetValue(span.ParentId, out var parent) ? PathTo(parent) : [], span];

    /// <summary>Whose parent has not come and is not the client's span.</summary>
    public IReadOnlyList<ReceivedSpan> Orphans(string clientSpanId) =>
        [.. spans.Where(span => span.ParentId != clientSpanId && !_byId.ContainsKey(span.ParentId))];

    public override string ToString() => string.Join('\n', spans);
}
