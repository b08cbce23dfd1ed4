using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.EventStore.Relay;
using Shop.OrderService.Relaying;
using Shop.Streaming.Kafka;

namespace Shop.Embedded.Tests.Relaying;

public sealed class An_outage_of_Kafka
{
    private const int Events = 300;
    private const int DownAt = 75;
    private const int UpAt = 225;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task loses_nothing_because_a_delivery_never_times_out()
    {
        var missed = await Missed(servers => new KafkaSink(
            Options.Create(new KafkaPublisherOptions { BootstrapServers = servers, LingerMilliseconds = 1 }),
            NullLogger<KafkaSink>.Instance));

        Assert.Empty(missed);
    }

    [Fact]
    public async Task loses_events_when_a_finite_timeout_lets_a_late_retry_overtake()
    {
        var missed = await Missed(servers => new LateRetrySink(servers));

        Assert.NotEmpty(missed);
    }

    /// <summary>Sequences that a consumer which skips "not above the last" never took.</summary>
    private static async Task<IReadOnlyList<Sequence>> Missed(Func<string, IEventSink> sinkAt)
    {
        await using var log = new RelayedLog();
        using var consumer = new GroupMember(log.Kafka.BootstrapServers, "skipping");
        await log.StartRelay(sinkAt(log.Kafka.BootstrapServers));
        await AppendThroughAnOutage(log);

        await Eventually.Holds(() => consumer.Watermarks().High.Value >= Events);
        var all = Enumerable.Range(1, Events).Select(position => Sequence.Of(0, 0, position)).ToList();
        var taken = Taken(consumer).ToHashSet();
        return [.. all.Where(sequence => !taken.Contains(sequence))];
    }

    private static async Task AppendThroughAnOutage(RelayedLog log)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        for (var number = 0; number < Events; number++)
        {
            switch (number)
            {
                case DownAt:
                    log.Kafka.TakeBrokersDown();
                    break;
                case UpAt:
                    log.Kafka.BringBrokersUp();
                    break;
            }

            await log.Append(1, 10);
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static IEnumerable<Sequence> Taken(GroupMember consumer)
    {
        var last = Sequence.Start;
        while (consumer.Next(TimeSpan.FromSeconds(2)) is { } next)
        {
            if (next > last)
            {
                yield return last = next;
            }
        }
    }
}
