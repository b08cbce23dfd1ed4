using MassTransit;
using Microsoft.Extensions.Options;
using Shop.EmailService.Composition;
using Shop.Streaming.RabbitMq;

namespace Shop.EmailService.Delivery;

internal static class EmailQueue
{
    public const string Name = "email";
}

/// <summary>One queue for all mails. A mail that fails is tried again, then moved to <c>email_error</c>; the others go on.</summary>
internal sealed class EmailQueue<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    private readonly EmailOptions _options;

    public EmailQueue(IOptions<EmailOptions> options)
    {
        _options = options.Value;
        Endpoint(endpoint =>
        {
            endpoint.Name = EmailQueue.Name;
            endpoint.ConcurrentMessageLimit = _options.ConcurrentMessageLimit;
        });
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        // On the consumer: three consumers share the endpoint, and each would add its retries to those of the others.
        consumerConfigurator.UseMessageRetry(Configure);

    private void Configure(IRetryConfigurator retry)
    {
        var step = TimeSpan.FromMilliseconds(_options.RetryMilliseconds);
        retry.Exponential(_options.AttemptsMax - 1, TimeSpan.Zero, TimeSpan.FromMilliseconds(_options.RetryMillisecondsMax), step);
        // Nobody can be written to there: a second attempt finds the same. Stopping is no failure either.
        retry.Ignore<UndeliverableMailException>();
        retry.Ignore<ReturnToQueueException>();
    }
}
