using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.OrderService.Relaying;
using Shop.Streaming.Kafka;

namespace Shop.Embedded.Tests.Relaying;

public sealed class A_consumer_slower_than_the_relay
{
    // 12 000 events of 1 KiB that do not compress well: more than twice the 5 MiB that the mock keeps of a partition.
    private const int Batches = 24;
    private const int BatchSize = 500;
    private const int NameLength = 1_200;
    private const string Group = "slow";
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task misses_nothing_behind_the_gate()
    {
        await using var log = await Filled();
        using var consumer = new GroupMember(log.Kafka.BootstrapServers, Group);
        await log.StartRelay(new MockLogGate(Sink(log), log.Kafka.BootstrapServers, [Group], TimeProvider.System));

        var seen = await ReadSlowly(consumer);

        Assert.Equal(Enumerable.Range(1, Batches * BatchSize).Select(position => Sequence.Of(0, 0, position)), seen);
    }

    [Fact]
    public async Task misses_events_without_the_gate()
    {
        await using var log = await Filled();
        using var consumer = new GroupMember(log.Kafka.BootstrapServers, Group);
        await log.StartRelay(Sink(log));

        await Eventually.Equals(Batches * BatchSize, () => consumer.Watermarks().High.Value);

        Assert.True(consumer.Watermarks().Low.Value > 0, "The mock log kept everything: the gate is not tested.");
    }

    private static async Task<RelayedLog> Filled()
    {
        var log = new RelayedLog();
        for (var batch = 0; batch < Batches; batch++)
        {
            await log.Append(BatchSize, NameLength);
        }

        return log;
    }

    private static KafkaSink Sink(RelayedLog log) =>
        new(
            Options.Create(new KafkaPublisherOptions { BootstrapServers = log.Kafka.BootstrapServers, LingerMilliseconds = 1 }),
            NullLogger<KafkaSink>.Instance);

    /// <summary>In steps, each after the relay had all the time it wanted to run ahead.</summary>
    private static async Task<IReadOnlyList<Sequence>> ReadSlowly(GroupMember consumer)
    {
        var seen = new List<Sequence>();
        while (seen.Count < Batches * BatchSize)
        {
            var next = consumer.Next(TimeMax);
            Assert.NotNull(next);
            seen.Add(next.Value);
            if (seen.Count % BatchSize == 0)
            {
                await HasStalled(consumer);
                consumer.Commit();
            }
        }

        return seen;
    }

    /// <summary>The relay has sent all that the gate lets through: the log does not grow between two looks.</summary>
    private static async Task HasStalled(GroupMember consumer)
    {
        var before = -1L;
        var stalled = false;
        await Eventually.Holds(() =>
        {
            var high = consumer.Watermarks().High.Value;
            stalled |= high == before;
            before = high;
            return stalled;
        });
    }
}
