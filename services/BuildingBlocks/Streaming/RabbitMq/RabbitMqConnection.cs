using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Shop.Streaming.RabbitMq;

/// <summary>A connection of one's own, where the bus does not offer what is needed.</summary>
internal static class RabbitMqConnection
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    /// <exception cref="DependencyUnavailableException">The broker does not answer.</exception>
    /// <exception cref="AuthenticationFailureException">It does not know the user, or the password is wrong.</exception>
    public static async Task<IConnection> Open(RabbitMqOptions options, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            HostName = options.Host,
            Port = options.Port,
            VirtualHost = options.VirtualHost,
            UserName = options.User,
            Password = options.Password,
            RequestedConnectionTimeout = ConnectTime,
            RequestedHeartbeat = TimeSpan.FromSeconds(options.HeartbeatSeconds),
            AutomaticRecoveryEnabled = false,
        };
        try
        {
            return await factory.CreateConnectionAsync(cancellationToken);
        }
        catch (BrokerUnreachableException exception) when (exception.InnerException is AuthenticationFailureException refusal)
        {
            throw refusal;
        }
        catch (BrokerUnreachableException exception)
        {
            throw new DependencyUnavailableException("RabbitMQ", exception);
        }
    }
}
