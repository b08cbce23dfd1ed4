using MassTransit;
using Microsoft.Extensions.Options;
using Shop.FunctionHost.Processes;
using Shop.Streaming.RabbitMq;

namespace Shop.FunctionHost.Invocation;

/// <summary>One queue for all events of the function. One that fails is tried again, then moved to the error queue; the others go on.</summary>
internal sealed class FunctionQueue<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    private readonly FunctionOptions _options;

    public FunctionQueue(IOptions<FunctionOptions> options)
    {
        _options = options.Value;
        Endpoint(endpoint =>
        {
            endpoint.Name = _options.Queue;
            endpoint.ConcurrentMessageLimit = _options.ProcessesMax;
        });
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        // On the consumer: those of several events share the endpoint, and each would add its retries to those of the others.
        consumerConfigurator.UseMessageRetry(Configure);

    private void Configure(IRetryConfigurator retry)
    {
        var step = TimeSpan.FromMilliseconds(_options.RetryMilliseconds);
        retry.Exponential(_options.AttemptsMax - 1, TimeSpan.Zero, TimeSpan.FromMilliseconds(_options.RetryMillisecondsMax), step);
        retry.Ignore<FunctionRefusedException>();
        retry.Ignore<ReturnToQueueException>();
    }
}
