using System.Diagnostics;
using Shop.Contracts;

namespace Shop.Streaming.Tracing;

/// <summary>
/// Keeps one trace from the command to the last effect, across the log and the brokers. Null when nobody listens: the
/// trace then goes through as it came.
/// </summary>
public static class MessageActivity
{
    public const string SourceName = "Shop.Messages";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A child of the command's request. Its id is the message's <c>traceparent</c>.</summary>
    public static Activity? StartPublish(EventEnvelope envelope) =>
        // Asked first: a name and a parent that nobody will see are not made for every message.
        Source.HasListeners() ? Start($"publish {envelope.Type}", ActivityKind.Producer, Parse(envelope.TraceParent)) : null;

    /// <summary>A child of the span that published the message.</summary>
    public static Activity? StartHandling(EventEnvelope envelope) => StartHandling(envelope.Type, Parse(envelope.TraceParent));

    public static Activity? StartHandling(string type, ActivityContext parent) => Start($"handle {type}", ActivityKind.Consumer, parent);

    /// <summary>What a <c>traceparent</c> header says; the default, which is no trace, when it says nothing.</summary>
    public static ActivityContext Parse(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent) ? parent : default;

    private static Activity? Start(string name, ActivityKind kind, ActivityContext parent) => Source.StartActivity(name, kind, parent);
}
