using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

/// <summary>One host with one bus, as each service of the embedded system has.</summary>
internal sealed class TestBus(IHost host) : IAsyncDisposable
{
    private readonly IBus _bus = host.Services.GetRequiredService<IBus>();

    public IBus Bus => _bus;

    public static async Task<TestBus> Start(InMemoryBroker broker, Action<IInMemoryBusFactoryConfigurator>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddMassTransit(bus => bus.UsingSharedInMemory(broker, (_, factory) => configure?.Invoke(factory)));
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new TestBus(host);
    }

    public static Sequence At(long position) => Sequence.Of(0, 0, position);

    /// <summary>As the relay publishes: the event's id, and its place in the log.</summary>
    public Task Publish<T>(T message, long position, int partition = 0)
        where T : class => _bus.Publish(message, context =>
    {
        context.MessageId = EventId(position);
        context.Headers.Set(EventHeaders.Type, "counted.v1");
        context.Headers.Set(EventHeaders.Sequence, At(position).ToString());
        context.Headers.Set("partition", $"{partition}");
    });

    public static Guid EventId(long position) => new($"00000000-0000-0000-0000-{position:d12}");

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
