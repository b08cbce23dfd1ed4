using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>
/// <c>&lt;topic&gt;.&lt;group&gt;.parked</c>, with as many partitions as the topic: messages stand in their own
/// partition number, as they came, with the reason and their offset in two more headers. Some may stand there twice.
/// </summary>
internal sealed class ParkedTopic(PartitionConsumerOptions options, ILogger logger) : IDisposable
{
    private const string ReasonHeader = "parked_reason";
    private const string OffsetHeader = "parked_offset";
    private static readonly TimeSpan BrokerTime = TimeSpan.FromSeconds(10);

    private readonly Lazy<IProducer<byte[], byte[]>> _producer = new(() => new ProducerBuilder<byte[], byte[]>(new ProducerConfig
    {
        BootstrapServers = options.BootstrapServers,
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = 0,
        MessageTimeoutMs = (int)BrokerTime.TotalMilliseconds,
    }).SetLogHandler((_, message) => logger.FromLibrary(message)).Build());

    public string NameFor(PartitionId partition) => $"{partition.Topic}.{options.Group}.parked";

    /// <summary>Returns when all in-sync replicas have it.</summary>
    public async Task Append(ConsumeResult<byte[], byte[]> message, string reason, CancellationToken cancellationToken)
    {
        var partition = new PartitionId(message.Topic, message.Partition.Value);
        try
        {
            await _producer.Value.ProduceAsync(AddressOf(partition), Marked(message, reason), cancellationToken);
        }
        catch (KafkaException exception)
        {
            throw new DependencyUnavailableException("Kafka", exception);
        }
    }

    /// <summary>The key's messages in the order they were parked in, up to what is there now.</summary>
    public IReadOnlyList<ParkedMessage> Read(PartitionId partition, string key, CancellationToken cancellationToken)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = $"{options.Group}.replay",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Error,
            FetchWaitMaxMs = options.FetchWaitMilliseconds,
        }).SetLogHandler((_, message) => logger.FromLibrary(message)).Build();
        var range = consumer.QueryWatermarkOffsets(AddressOf(partition), BrokerTime);
        consumer.Assign(new TopicPartitionOffset(AddressOf(partition), range.Low));
        var messages = new List<ParkedMessage>();
        for (var next = range.Low; next < range.High; next++)
        {
            var message = consumer.Consume(cancellationToken).Message;
            if (EnvelopeReader.KeyOf(message) == key)
            {
                messages.Add(new ParkedMessage(message, OffsetOf(message)));
            }
        }

        return messages;
    }

    public void Dispose()
    {
        if (_producer.IsValueCreated)
        {
            _producer.Value.Dispose();
        }
    }

    private static Message<byte[], byte[]> Marked(ConsumeResult<byte[], byte[]> message, string reason)
    {
        var headers = new Headers();
        foreach (var header in message.Message.Headers ?? [])
        {
            headers.Add(header.Key, header.GetValueBytes());
        }

        headers.Add(ReasonHeader, Encoding.UTF8.GetBytes(reason));
        headers.Add(OffsetHeader, Encoding.UTF8.GetBytes(message.Offset.Value.ToString(CultureInfo.InvariantCulture)));
        return new Message<byte[], byte[]>
        {
            Key = message.Message.Key,
            Value = message.Message.Value,
            Headers = headers,
            Timestamp = message.Message.Timestamp,
        };
    }

    private static long OffsetOf(Message<byte[], byte[]> message) =>
        long.Parse(EnvelopeReader.Find(message, OffsetHeader) ?? "-1", CultureInfo.InvariantCulture);

    private TopicPartition AddressOf(PartitionId partition) => new(NameFor(partition), partition.Number);
}
