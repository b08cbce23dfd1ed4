using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// Sees that the broker refuses a declaration. The bus tries it again and again, and says in the end what ended it, not what it was
/// refused for.
/// </summary>
internal sealed class BrokerRefusal(Action refused) : IReceiveEndpointObserver
{
    /// <summary>The first one, or <see langword="null"/>.</summary>
    public Exception? Reason { get; private set; }

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (Reason is null && IsRefusal(faulted.Exception))
        {
            Reason = faulted.Exception;
            refused();
        }

        return Task.CompletedTask;
    }

    public Task Ready(ReceiveEndpointReady ready) => Task.CompletedTask;

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    // A broker that goes away closes with 320; what is refused closes its channel with the reason, and is refused again.
    private static bool IsRefusal(Exception? exception) => exception switch
    {
        null => false,
        OperationInterruptedException { ShutdownReason: { Initiator: ShutdownInitiator.Peer, ReplyCode: not Constants.ConnectionForced } } => true,
        _ => IsRefusal(exception.InnerException),
    };
}
