using MassTransit;
using Microsoft.Extensions.Options;
using Shop.Streaming.RabbitMq;

namespace Shop.AnalyticsService.Facts;

internal static class AnalyticsQueue
{
    public const string Name = "analytics";
}

/// <summary>One queue for all events. One that cannot be handled is tried again, then moved to <c>analytics_error</c>.</summary>
internal sealed class AnalyticsQueue<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(3);

    private readonly AnalyticsOptions _options;

    public AnalyticsQueue(IOptions<AnalyticsOptions> options)
    {
        _options = options.Value;
        Endpoint(endpoint =>
        {
            endpoint.Name = AnalyticsQueue.Name;
            endpoint.ConcurrentMessageLimit = _options.ConcurrentMessageLimit;
        });
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        // On the consumer: four consumers share the endpoint, and each would add its retries to those of the others.
        consumerConfigurator.UseMessageRetry(Configure);

    private void Configure(IRetryConfigurator retry)
    {
        var step = TimeSpan.FromMilliseconds(_options.RetryMilliseconds);
        retry.Exponential(_options.AttemptsMax - 1, TimeSpan.Zero, RetryMax, step);
        retry.Ignore<ReturnToQueueException>();
    }
}
