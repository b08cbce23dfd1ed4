using System.Text;
using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Integration.Tests.Kafka;

/// <summary>An event as it stands in a topic.</summary>
internal sealed record ArrivedEvent(int Partition, string Key, Guid EventId, Sequence Sequence)
{
    /// <summary>Those of <paramref name="eventIds"/> that are in the topic now, in the order of each partition.</summary>
    public static IReadOnlyList<ArrivedEvent> ReadAll(string bootstrapServers, Topic topic, IEnumerable<Guid> eventIds)
    {
        var wanted = eventIds.ToHashSet();
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "reader",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Error,
            EnablePartitionEof = true,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(Enumerable.Range(0, topic.Partitions).Select(partition => new TopicPartitionOffset(topic.Name, partition, Offset.Beginning)));

        var arrived = new List<ArrivedEvent>();
        for (var ended = 0; ended < topic.Partitions;)
        {
            var result = consumer.Consume(TestContext.Current.CancellationToken);
            if (result.IsPartitionEOF)
            {
                ended++;
            }
            else if (Of(result) is var @event && wanted.Contains(@event.EventId))
            {
                arrived.Add(@event);
            }
        }

        return arrived;
    }

    /// <summary>What a consumer takes that skips whatever is not above the last of its partition.</summary>
    public static IEnumerable<ArrivedEvent> Taken(IEnumerable<ArrivedEvent> arrived)
    {
        var last = new Dictionary<int, Sequence>();
        foreach (var @event in arrived)
        {
            if (@event.Sequence > last.GetValueOrDefault(@event.Partition))
            {
                last[@event.Partition] = @event.Sequence;
                yield return @event;
            }
        }
    }

    private static ArrivedEvent Of(ConsumeResult<string, byte[]> result) => new(
        result.Partition.Value,
        result.Message.Key,
        Guid.Parse(Header(result, EventHeaders.Id)),
        Sequence.Parse(Header(result, EventHeaders.Sequence)));

    private static string Header(ConsumeResult<string, byte[]> result, string name) =>
        Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes(name));
}
