using Confluent.Kafka;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.EventStore.Relay;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Relaying;
using Shop.OrderService.Relaying;
using Shop.Streaming.Kafka;

namespace Shop.Integration.Tests.Kafka;

[Collection(nameof(KafkaServer))]
public sealed class Relaying_to_Kafka(KafkaServer kafka) : IAsyncLifetime
{
    private const int Customers = 12;

    private readonly RelayedOrders _orders = new();

    public async ValueTask InitializeAsync()
    {
        await kafka.Create(Topic.All);
        await _orders.StartRelay(SinkTo(kafka.BootstrapServers, _orders.Log));
    }

    public ValueTask DisposeAsync() => _orders.DisposeAsync();

    [Fact]
    public async Task takes_every_event_once_in_the_order_of_its_key()
    {
        await _orders.Place(Customers, rounds: 20);
        await AllArrive();

        var arrived = Arrived();
        Assert.Equal(_orders.EventIds.Count, arrived.Count);
        AssertInOrder(arrived);
        Assert.All(arrived, @event => Assert.Equal(Topic.Orders.PartitionOf(@event.Key), @event.Partition));
    }

    [Fact]
    public async Task loses_nothing_and_keeps_the_order_of_each_key_when_the_broker_restarts_in_the_middle()
    {
        await _orders.Place(Customers);
        await AllArrive();
        var restart = kafka.Restart();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!restart.IsCompleted)
        {
            await _orders.Place(Customers);
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await restart;
        await _orders.Place(Customers);
        await AllArrive();
        AssertInOrder(ArrivedEvent.Taken(Arrived()));
    }

    [Fact]
    public async Task sends_batches_that_are_compressed_with_zstd()
    {
        await _orders.Place(customers: 1, rounds: 200);
        await AllArrive();

        var codecs = await kafka.Codecs(Topic.Orders.Name, Topic.Orders.PartitionOf("customer-0"));
        Assert.NotEmpty(codecs);
        Assert.All(codecs, codec => Assert.Equal((int)CompressionType.Zstd, codec));
    }

    internal static IEventSink SinkTo(string bootstrapServers, KeptLog log) => new KafkaSink(
        Options.Create(new KafkaPublisherOptions { BootstrapServers = bootstrapServers, LingerMilliseconds = 5 }), log.Of<KafkaSink>());

    private Task AllArrive() => Eventually.Holds(
        () => DistinctArrived() == _orders.EventIds.Count, () => $"{DistinctArrived()} of {_orders.EventIds.Count} events have arrived. {_orders.Log}");

    private int DistinctArrived() => Arrived().DistinctBy(@event => @event.EventId).Count();

    private IReadOnlyList<ArrivedEvent> Arrived() => ArrivedEvent.ReadAll(kafka.BootstrapServers, Topic.Orders, _orders.EventIds);

    private void AssertInOrder(IEnumerable<ArrivedEvent> arrived)
    {
        var byCustomer = arrived.ToLookup(@event => @event.Key, @event => @event.EventId);
        Assert.All(_orders.EventIdsByCustomer, customer => Assert.Equal(customer, byCustomer[customer.Key]));
    }
}
