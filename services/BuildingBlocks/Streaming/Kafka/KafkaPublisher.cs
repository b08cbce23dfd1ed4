using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.Streaming.Tracing;

namespace Shop.Streaming.Kafka;

/// <summary>
/// Publishes envelopes in order. A delivery never times out: what fails is fatal for the whole publisher, which is
/// then discarded, so nothing acknowledged later can stand before something that is sent again.
/// </summary>
public sealed class KafkaPublisher : IDisposable
{
    private static readonly byte[] SpecVersion = "1.0"u8.ToArray();
    private static readonly byte[] Source = "/shop/orders"u8.ToArray();

    private readonly IProducer<string, byte[]> _producer;

    public KafkaPublisher(KafkaPublisherOptions options, ILogger logger) => _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
    {
        BootstrapServers = options.BootstrapServers,
        EnableIdempotence = true,
        Acks = Acks.All,
        CompressionType = CompressionType.Zstd,
        LingerMs = options.LingerMilliseconds,
        MessageTimeoutMs = 0,

        // Whether it failed is all that is asked: by default each report brings a copy of the message.
        DeliveryReportFields = "none",
    }).SetLogHandler((_, message) => logger.FromLibrary(message)).Build();

    /// <summary>
    /// Completes when all in-sync replicas have the message; fails with <see cref="ProduceException{TKey,TValue}"/>
    /// when they never will. Not awaited one by one: that is a hundred times slower.
    /// </summary>
    public Task Publish(string topic, int partition, EventEnvelope envelope)
    {
        var current = Activity.Current;
        var activity = MessageActivity.StartPublish(envelope)?
            .SetTag("messaging.system", "kafka").SetTag("messaging.destination.name", topic);
        try
        {
            var sent = Send(topic, partition, envelope, activity?.Id ?? envelope.TraceParent);
            return activity is null ? sent : EndWith(sent, activity);
        }
        catch
        {
            activity?.Dispose();
            throw;
        }
        finally
        {
            // Thousands are in flight at once: none is the parent of the next.
            Activity.Current = current;
        }
    }

    public void Dispose() => _producer.Dispose();

    internal static Message<string, byte[]> MessageOf(EventEnvelope envelope, string? traceParent) => new()
    {
        Key = envelope.Key,
        Value = envelope.Body.ToArray(),
        Headers = HeadersOf(envelope, traceParent),
        Timestamp = new Timestamp(envelope.RecordedAt),
    };

    private static async Task EndWith(Task sent, Activity activity)
    {
        using (activity)
        {
            await sent;
        }
    }

    private Task Send(string topic, int partition, EventEnvelope envelope, string? traceParent)
    {
        var delivery = new Delivery();
        _producer.Produce(new TopicPartition(topic, partition), MessageOf(envelope, traceParent), delivery.Complete);
        return delivery.Task;
    }

    private static Headers HeadersOf(EventEnvelope envelope, string? traceParent)
    {
        var headers = new Headers
        {
            { EventHeaders.SpecVersion, SpecVersion },
            { EventHeaders.Id, Text(envelope.EventId) },
            { EventHeaders.Type, Text(envelope.Type) },
            { EventHeaders.Source, Source },
            { EventHeaders.Time, Text(UtcMillisecondsConverter.Write(envelope.RecordedAt)) },
            { EventHeaders.Sequence, Text(envelope.Sequence) },
            { EventHeaders.Stream, Text(envelope.Stream) },
            { EventHeaders.Version, Text(envelope.Version) },
        };
        AddWhenGiven(headers, EventHeaders.TraceParent, traceParent);
        AddWhenGiven(headers, EventHeaders.Correlation, envelope.CorrelationId);
        return headers;
    }

    private static void AddWhenGiven(Headers headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Add(name, Text(value));
        }
    }

    private static byte[] Text(IFormattable value) => Encoding.UTF8.GetBytes(value.ToString(null, System.Globalization.CultureInfo.InvariantCulture));

    private static byte[] Text(object value) => Encoding.UTF8.GetBytes(value.ToString()!);

    // One object for the handler and what it completes: thousands live until their acknowledgements come. Whoever waits does not go
    // on in the library's thread, which may be the one to end it.
    private sealed class Delivery() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public void Complete(DeliveryReport<string, byte[]> report)
        {
            if (report.Error.IsError)
            {
                SetException(new ProduceException<string, byte[]>(report.Error, report));
            }
            else
            {
                SetResult();
            }
        }
    }
}
