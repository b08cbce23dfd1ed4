using MassTransit;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// How a service's bus reaches the broker. The services are the same over RabbitMQ and over the embedded broker;
/// only this differs: it picks the transport, applies <paramref name="configure"/>, configures the endpoints, and adds the
/// broker's <see cref="IErrorQueues"/>.
/// </summary>
/// <param name="configure">What every transport of the service is configured with.</param>
public delegate void BrokerTransport(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure);
