using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Relaying;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.Integration.Tests.Kafka;

public sealed class A_cluster_that_loses_a_broker(KafkaCluster cluster) : IClassFixture<KafkaCluster>
{
    private const int Customers = 12;

    [Fact]
    public async Task takes_events_on_and_loses_none()
    {
        Assert.NotEmpty(cluster.Running);
        await Eventually.Holds(CreateTopics, () => "the topics are created");
        await using var orders = new RelayedOrders();
        await orders.StartRelay(Relaying_to_Kafka.SinkTo(cluster.BootstrapServers, orders.Log));
        await orders.Place(Customers);
        await AllArrive(orders);

        // While events are on their way, the leader of some of them goes; the rest must come without it.
        var stop = cluster.Stop(cluster.LeaderOf(Topic.Orders.Name, Topic.Orders.PartitionOf("customer-0")));
        while (!stop.IsCompleted)
        {
            await orders.Place(Customers);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await stop;
        await orders.Place(Customers, rounds: 5);
        await AllArrive(orders);
        var taken = ArrivedEvent.Taken(Arrived(orders)).ToLookup(@event => @event.Key, @event => @event.EventId);
        Assert.All(orders.EventIdsByCustomer, customer => Assert.Equal(customer, taken[customer.Key]));
    }

    // A broker may be away for a moment while all three warm up.
    private async Task<bool> CreateTopics()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = cluster.BootstrapServers,
            ["KafkaTopics:ReplicationFactor"] = "3",
            ["KafkaTopics:MinInSyncReplicas"] = "2",
        }).Build();
        try
        {
            await KafkaTopics.Create(configuration, Topic.All, TestContext.Current.CancellationToken);
            return true;
        }
        catch (DependencyUnavailableException)
        {
            return false;
        }
    }

    private Task AllArrive(RelayedOrders orders) => Eventually.Holds(
        () => Arrived(orders).Select(@event => @event.EventId).Distinct().Count() == orders.EventIds.Count,
        () => $"{orders.EventIds.Count} events arrive");

    private IReadOnlyList<ArrivedEvent> Arrived(RelayedOrders orders) =>
        ArrivedEvent.ReadAll(cluster.BootstrapServers, Topic.Orders, orders.EventIds);
}
