using Confluent.Kafka;
using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.EventStore.Relay;

namespace Shop.Embedded.Tests.Relaying;

public sealed class The_gate_of_a_Kafka_that_is_down : IDisposable
{
    private readonly MockKafkaCluster _kafka = new();
    private readonly CancellationTokenSource _stop = new();

    public The_gate_of_a_Kafka_that_is_down()
    {
        foreach (var topic in Topic.All)
        {
            _kafka.CreateTopic(topic.Name, topic.Partitions);
        }
    }

    public void Dispose()
    {
        _kafka.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task blocks_nobody_while_it_opens_and_stops_when_told()
    {
        _kafka.TakeBrokersDown();
        var inner = new RefusingSink();
        var opening = new MockLogGate(inner, _kafka.BootstrapServers, ["slow"], TimeProvider.System).Open(_stop.Token);
        Assert.False(opening.IsCompleted);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        Assert.Equal(0, inner.Opened);
    }

    [Fact]
    public async Task fails_as_the_sink_behind_it_does()
    {
        var inner = new RefusingSink();
        var gate = new MockLogGate(inner, _kafka.BootstrapServers, ["slow"], TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => gate.Open(_stop.Token));
        Assert.Equal(1, inner.Opened);
    }

    [Fact]
    public async Task asks_for_offsets_only_until_it_is_told_to_stop()
    {
        using var committed = new GroupOffsets(_kafka.BootstrapServers, ["slow"]);
        _kafka.TakeBrokersDown();
        var asking = committed.Lowest(new TopicPartition(Topic.Orders.Name, 0), _stop.Token);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private sealed class RefusingSink : IEventSink
    {
        public string Name => "refusing";

        public int Opened { get; private set; }

        public Task<ISinkSession> Open(CancellationToken cancellationToken)
        {
            Opened++;
            throw new IOException("Refused.");
        }
    }
}
