using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>Reads a partition of a parked topic from its beginning.</summary>
internal sealed class ParkedTopicReader(PartitionConsumerOptions options, ILogger logger)
{
    private static readonly TimeSpan BrokerTime = TimeSpan.FromSeconds(10);

    /// <summary>By key, what was not replayed yet, each message once, in the order it was parked in.</summary>
    /// <exception cref="DependencyUnavailableException">Kafka does not answer.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<ParkedMessage>> Read(TopicPartition partition, CancellationToken cancellationToken)
    {
        var waiting = new Dictionary<string, OrderedDictionary<long, ParkedMessage>>(StringComparer.Ordinal);
        foreach (var message in ReadAll(partition, cancellationToken))
        {
            var key = EnvelopeReader.KeyOf(message);
            if (message.Headers?.TryGetLastBytes(ParkedHeaders.Replayed, out _) is true)
            {
                waiting.Remove(key);
            }
            else
            {
                Add(waiting, key, new ParkedMessage(message, OffsetOf(message)));
            }
        }

        return waiting.ToDictionary(
            pair => pair.Key, IReadOnlyList<ParkedMessage> (pair) => [.. pair.Value.Values], StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, OrderedDictionary<long, ParkedMessage>> waiting, string key, ParkedMessage message)
    {
        if (!waiting.TryGetValue(key, out var messages))
        {
            waiting[key] = messages = [];
        }

        // Parking is repeated after a crash: the same offset is the same message.
        messages.TryAdd(message.Offset, message);
    }

    private static long OffsetOf(Message<byte[], byte[]> message) =>
        long.Parse(EnvelopeReader.Find(message, ParkedHeaders.Offset) ?? "-1", CultureInfo.InvariantCulture);

    private List<Message<byte[], byte[]>> ReadAll(TopicPartition partition, CancellationToken cancellationToken)
    {
        try
        {
            using var consumer = NewConsumer();
            var range = consumer.QueryWatermarkOffsets(partition, BrokerTime);
            consumer.Assign(new TopicPartitionOffset(partition, range.Low));
            var messages = new List<Message<byte[], byte[]>>();
            for (var next = range.Low; next < range.High; next++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                messages.Add(consumer.Consume(BrokerTime)?.Message ?? throw new KafkaException(ErrorCode.Local_TimedOut));
            }

            return messages;
        }
        catch (KafkaException exception)
        {
            throw new DependencyUnavailableException("Kafka", exception);
        }
    }

    private IConsumer<byte[], byte[]> NewConsumer() => new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
    {
        BootstrapServers = options.BootstrapServers,
        GroupId = $"{options.Group}.replay",
        EnableAutoCommit = false,
        AutoOffsetReset = AutoOffsetReset.Error,
        FetchWaitMaxMs = options.FetchWaitMilliseconds,
    }).SetLogHandler((_, message) => logger.FromLibrary(message)).Build();
}
