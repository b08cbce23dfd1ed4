using System.Text;
using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Embedded.Tests.Relaying;

/// <summary>A plain consumer of a group: reads one partition in order, commits, and goes no further than it is told.</summary>
internal sealed class GroupMember : IDisposable
{
    private readonly IConsumer<Ignore, byte[]> _consumer;

    public GroupMember(string bootstrapServers, string group)
    {
        _consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = group,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 5,
        }).SetLogHandler((_, _) => { }).Build();
        Target = new TopicPartition(Topic.Products.Name, RelayedLog.Partition);
        _consumer.Assign(new TopicPartitionOffset(Target, Offset.Beginning));
    }

    public TopicPartition Target { get; }

    /// <summary>The next event's sequence; null when none comes in time.</summary>
    public Sequence? Next(TimeSpan timeMax)
    {
        var result = _consumer.Consume(timeMax);
        return result is null ? null : Sequence.Parse(Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes(EventHeaders.Sequence)));
    }

    public void Commit() => _consumer.Commit();

    public WatermarkOffsets Watermarks() => _consumer.QueryWatermarkOffsets(Target, TimeSpan.FromSeconds(10));

    public void Dispose() => _consumer.Dispose();
}
