using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.Logging;
using Shop.Contracts;

namespace Shop.Streaming.RabbitMq;

/// <summary>Logs a message once it is in the error queue. Ids and type names only: what an exception says may be personal.</summary>
internal sealed class LoggedErrorTransport(IErrorTransport transport, ILogger logger) : IErrorTransport
{
    public async Task Send(ExceptionReceiveContext context)
    {
        await transport.Send(context);
        logger.MovedToErrorQueue(
            context.GetMessageId(),
            context.TransportHeaders.Get<string>(EventHeaders.Type),
            context.InputAddress.GetEndpointName()!,
            context.Exception.GetType().Name);
    }
}
