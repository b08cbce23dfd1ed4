using System.Diagnostics;
using Shop.Contracts;

namespace Shop.Streaming.Tracing;

/// <summary>Keeps one trace from the command to the last effect, across the log and the brokers.</summary>
public static class MessageActivity
{
    public const string SourceName = "Shop.Messages";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Null when nobody listens.</summary>
    public static Activity? StartPublish(EventEnvelope envelope) => Start("publish", ActivityKind.Producer, envelope);

    public static Activity? StartHandling(EventEnvelope envelope) => Start("handle", ActivityKind.Consumer, envelope);

    private static Activity? Start(string what, ActivityKind kind, EventEnvelope envelope)
    {
        ActivityContext.TryParse(envelope.TraceParent, null, isRemote: true, out var parent);
        return Source.StartActivity($"{what} {envelope.Type}", kind, parent);
    }
}
