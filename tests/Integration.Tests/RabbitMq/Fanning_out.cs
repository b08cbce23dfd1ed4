using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Contracts.Orders;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Smtp;

namespace Shop.Integration.Tests.RabbitMq;

/// <summary>A publisher knows of no queue. Whoever wants its events binds one.</summary>
[Collection(nameof(RabbitMqServer))]
public sealed class Fanning_out(RabbitMqServer rabbitMq) : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];
    private IReadOnlyDictionary<string, string?> _settings = null!;
    private IBus _publisher = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _settings = await rabbitMq.NewVirtualHost();
        _publisher = (await Start(_ => { })).Services.GetRequiredService<IBus>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
    }

    [Fact]
    public async Task reaches_every_queue_also_one_that_is_added_later()
    {
        ConcurrentQueue<Guid> stock = [], invoices = [], audit = [];
        await Bind("stock", stock);
        await Bind("invoices", invoices);
        await Publish(1);
        await Eventually.Holds(() => stock.Count == 1 && invoices.Count == 1, () => "both queues have the first");

        await Bind("audit", audit);
        await Publish(2);
        await Eventually.Holds(() => stock.Count == 2 && invoices.Count == 2 && audit.Count == 1, () => "all queues have the second");
        Assert.Equal([OrderEvents.Id(1), OrderEvents.Id(2)], stock);
        Assert.Equal([OrderEvents.Id(1), OrderEvents.Id(2)], invoices);
        Assert.Equal([OrderEvents.Id(2)], audit);
    }

    [Fact]
    public async Task shares_a_queue_between_the_instances_of_a_service()
    {
        ConcurrentQueue<Guid> one = [], other = [];
        await Bind("stock", one);
        await Bind("stock", other);
        await Task.WhenAll(Enumerable.Range(1, 100).Select(Publish));

        await Eventually.Holds(() => one.Count + other.Count >= 100, () => "the instances have all");
        Assert.Equal(Enumerable.Range(1, 100).Select(OrderEvents.Id), one.Concat(other).Order());
        Assert.NotEmpty(one);
        Assert.NotEmpty(other);
    }

    private Task Publish(int number) => _publisher.Publish(OrderEvents.Placed(), context => context.MessageId = OrderEvents.Id(number), Cancel);

    private Task<IHost> Bind(string queue, ConcurrentQueue<Guid> arrived) => Start(bus =>
    {
        bus.AddSingleton(arrived);
        bus.AddConsumer<NotingConsumer>().Endpoint(endpoint => endpoint.Name = queue);
    });

    private async Task<IHost> Start(Action<IBusRegistrationConfigurator> consumers)
    {
        var host = await TestService.Start(_settings, consumers);
        _hosts.Add(host);
        return host;
    }

    internal sealed class NotingConsumer(ConcurrentQueue<Guid> arrived) : IConsumer<OrderPlacedV1>
    {
        public Task Consume(ConsumeContext<OrderPlacedV1> context)
        {
            arrived.Enqueue(context.MessageId!.Value);
            return Task.CompletedTask;
        }
    }
}
