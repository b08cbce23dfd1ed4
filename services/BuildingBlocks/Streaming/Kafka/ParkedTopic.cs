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
    private static readonly TimeSpan BrokerTime = TimeSpan.FromSeconds(10);

    // One at a time: a producer that has failed is discarded, and nobody else may be waiting for it.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private IProducer<byte[], byte[]>? _producer;

    public static string NameOf(string topic, string group) => $"{topic}.{group}.parked";

    public string NameFor(PartitionId partition) => NameOf(partition.Topic, options.Group);

    /// <summary>Returns when all in-sync replicas have it.</summary>
    public Task Append(ConsumeResult<byte[], byte[]> message, string reason, CancellationToken cancellationToken) =>
        Produce(new PartitionId(message.Topic, message.Partition.Value), Marked(message, reason), cancellationToken);

    /// <summary>Takes what stands there with the key out of later reads: it has been replayed.</summary>
    public Task EndReplay(PartitionId partition, string key, CancellationToken cancellationToken) => Produce(
        partition,
        new Message<byte[], byte[]>
        {
            Key = Encoding.UTF8.GetBytes(key),
            Value = null!,
            Headers = new() { { ParkedHeaders.Replayed, [] } },
        },
        cancellationToken);

    /// <summary>What waits to be replayed, up to what is there now.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ParkedMessage>> Read(PartitionId partition, CancellationToken cancellationToken) =>
        new ParkedTopicReader(options, logger).Read(AddressOf(partition), cancellationToken);

    public void Dispose()
    {
        _producer?.Dispose();
        _writing.Dispose();
    }

    private static Message<byte[], byte[]> Marked(ConsumeResult<byte[], byte[]> message, string reason)
    {
        var headers = new Headers();
        foreach (var header in message.Message.Headers ?? [])
        {
            headers.Add(header.Key, header.GetValueBytes());
        }

        headers.Add(ParkedHeaders.Reason, Encoding.UTF8.GetBytes(reason));
        headers.Add(ParkedHeaders.Offset, Encoding.UTF8.GetBytes(message.Offset.Value.ToString(CultureInfo.InvariantCulture)));
        return new Message<byte[], byte[]>
        {
            Key = message.Message.Key,
            Value = message.Message.Value,
            Headers = headers,
            Timestamp = message.Message.Timestamp,
        };
    }

    private TopicPartition AddressOf(PartitionId partition) => new(NameFor(partition), partition.Number);

    private async Task Produce(PartitionId partition, Message<byte[], byte[]> message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _producer ??= NewProducer();
            await _producer.ProduceAsync(AddressOf(partition), message, cancellationToken);
        }
        catch (KafkaException exception)
        {
            // It may have failed for good; a new one costs little beside an outage.
            _producer?.Dispose();
            _producer = null;
            throw new DependencyUnavailableException("Kafka", exception);
        }
        finally
        {
            _writing.Release();
        }
    }

    private IProducer<byte[], byte[]> NewProducer() => new ProducerBuilder<byte[], byte[]>(new ProducerConfig
    {
        BootstrapServers = options.BootstrapServers,
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = 0,
        MessageTimeoutMs = (int)BrokerTime.TotalMilliseconds,
    }).SetLogHandler((_, message) => logger.FromLibrary(message)).Build();
}
