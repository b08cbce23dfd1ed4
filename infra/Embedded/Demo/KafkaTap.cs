using System.Text;
using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Embedded.Demo;

/// <summary>Reads every partition of <c>orders.v1</c> from now on, in no group: it takes nothing from anyone.</summary>
internal sealed class KafkaTap : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly IConsumer<string, byte[]> _consumer;
    private readonly TimeProvider _clock;
    private readonly Task _reading;

    /// <exception cref="DemoOverException">The brokers do not answer.</exception>
    public KafkaTap(string bootstrapServers, TimeProvider clock)
    {
        _clock = clock;
        _consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "demo",
            EnableAutoCommit = false,
            FetchWaitMaxMs = 5,
        }).Build();
        _consumer.Assign(Enumerable.Range(0, Topic.Orders.Partitions).Select(FromNow));
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Arrivals Arrivals { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _consumer.Dispose();
        _stop.Dispose();
    }

    private TopicPartitionOffset FromNow(int partition)
    {
        var target = new TopicPartition(Topic.Orders.Name, partition);
        try
        {
            return new TopicPartitionOffset(target, _consumer.QueryWatermarkOffsets(target, AnswerTime).High);
        }
        catch (KafkaException exception)
        {
            _consumer.Dispose();
            throw new DemoOverException($"Kafka answers within {AnswerTime.TotalSeconds} s ({exception.Error.Reason})");
        }
    }

    private void Read()
    {
        try
        {
            while (true)
            {
                var result = _consumer.Consume(_stop.Token);
                var where = $"{result.Topic}, partition {result.Partition.Value}, offset {result.Offset.Value}, key {result.Message.Key}";
                Arrivals.Add(
                    Header(result, EventHeaders.Stream),
                    new Arrival(Header(result, EventHeaders.Id), Header(result, EventHeaders.Type), where, _clock.GetTimestamp()));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The demo is over.
        }
    }

    private static string Header(ConsumeResult<string, byte[]> result, string name) =>
        Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes(name));
}
