using MassTransit;
using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Demo;

/// <summary>A queue of the demo's own, bound like anyone's: the publisher knows nothing of it.</summary>
internal sealed class QueueTap : IAsyncDisposable
{
    private static readonly TimeSpan BindTime = TimeSpan.FromSeconds(20);

    private readonly IHost _host;

    private QueueTap(IHost host, Arrivals arrivals)
    {
        _host = host;
        Arrivals = arrivals;
    }

    public Arrivals Arrivals { get; }

    /// <summary>Bound on return: what is published from now on arrives.</summary>
    /// <param name="queue">A name that no other demo uses: what another one left in its queue is not taken for this one's.</param>
    /// <exception cref="DemoOverException">The broker does not answer.</exception>
    public static async Task<QueueTap> Bind(BrokerTransport transport, string queue, TimeProvider clock, CancellationToken cancellationToken)
    {
        var arrivals = new Arrivals();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(arrivals).AddSingleton(clock);
        builder.Services.AddBus(transport, bus => bus.AddConsumer<Recorder, PassingQueue>().Endpoint(endpoint => endpoint.Name = queue));
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = true;
            options.StartTimeout = BindTime;
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new QueueTap(host, arrivals);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            host.Dispose();
            throw new DemoOverException($"RabbitMQ takes the demo's queue within {BindTime.TotalSeconds} s ({exception.GetBaseException().Message})");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Takes every event of an order and notes when it came.</summary>
    internal sealed class Recorder(Arrivals arrivals, TimeProvider clock) :
        IConsumer<OrderPlacedV1>, IConsumer<ShippingAddressChangedV1>, IConsumer<OrderShippedV1>, IConsumer<OrderCancelledV1>
    {
        public Task Consume(ConsumeContext<OrderPlacedV1> context) => Note(context, context.Message);

        public Task Consume(ConsumeContext<ShippingAddressChangedV1> context) => Note(context, context.Message);

        public Task Consume(ConsumeContext<OrderShippedV1> context) => Note(context, context.Message);

        public Task Consume(ConsumeContext<OrderCancelledV1> context) => Note(context, context.Message);

        private Task Note(ConsumeContext context, IOrderEvent message)
        {
            var type = context.Headers.Get<string>(EventHeaders.Type)!;
            arrivals.Add($"order-{message.OrderId}", new Arrival(context.MessageId.ToString()!, type, $"queue {context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1]}", clock.GetTimestamp()));
            return Task.CompletedTask;
        }
    }

    /// <summary>On a real broker nobody deletes the queue when the demo has ended: it deletes itself.</summary>
    internal sealed class PassingQueue : ConsumerDefinition<Recorder>
    {
        private static readonly TimeSpan Expiry = TimeSpan.FromMinutes(1);

        protected override void ConfigureConsumer(
            IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<Recorder> consumerConfigurator, IRegistrationContext context) =>
            (endpointConfigurator as IRabbitMqReceiveEndpointConfigurator)?.SetQueueArgument("x-expires", (long)Expiry.TotalMilliseconds);
    }
}
