using MassTransit;
using MassTransit.Transports;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// Writes the message before it is moved. If writing fails the move fails, and the message stays outstanding.
/// </summary>
internal sealed class StoredErrorTransport(IErrorTransport transport, QueueProgress progress) : IErrorTransport
{
    public Task Send(ExceptionReceiveContext context)
    {
        progress.Failed(ErrorMessage.Of(context));
        context.GetOrAddPayload(() => new ReceiveFailure());
        return transport.Send(context);
    }
}
