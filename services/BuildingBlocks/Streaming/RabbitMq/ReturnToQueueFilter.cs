using MassTransit;

namespace Shop.Streaming.RabbitMq;

/// <summary>Outside all retries: only a cancellation that comes from here keeps a message out of the error queue.</summary>
internal sealed class ReturnToQueueFilter : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        try
        {
            await next.Send(context);
        }
        catch (ReturnToQueueException exception)
        {
            // Without an inner exception: MassTransit looks at the innermost.
            throw new OperationCanceledException(exception.Message);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("return-to-queue");
}
