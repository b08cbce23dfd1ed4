using System.Diagnostics;
using MassTransit;
using MassTransit.Transports;
using Shop.Contracts;
using Shop.Streaming.Tracing;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// One span for each message, in the trace of the command that caused it. Its parent is what published the message, by the
/// <c>traceparent</c> header, or MassTransit's own span of that trace where MassTransit is listened to.
/// </summary>
internal sealed class TraceFilter : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        using var activity = MessageActivity.StartHandling(TypeOf(context), ParentOf(context))?
            .SetTag("messaging.destination.name", context.ReceiveContext.InputAddress.GetEndpointName())
            .SetTag("messaging.message.id", context.MessageId);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("trace");

    private static string TypeOf(ConsumeContext context) => context.Headers.Get<string>(EventHeaders.Type) ?? "message";

    private static ActivityContext ParentOf(ConsumeContext context)
    {
        var published = MessageActivity.Parse(context.Headers.Get<string>(EventHeaders.TraceParent));
        return Activity.Current is { } current && current.TraceId == published.TraceId ? current.Context : published;
    }
}
