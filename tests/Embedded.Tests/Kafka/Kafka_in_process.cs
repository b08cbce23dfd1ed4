using Confluent.Kafka;
using Shop.Embedded.Kafka;

namespace Shop.Embedded.Tests.Kafka;

public sealed class Kafka_in_process : IDisposable
{
    private const string Topic = "orders";
    private const int Partitions = 6;
    private readonly MockKafkaCluster _kafka = new();

    public Kafka_in_process() => _kafka.CreateTopic(Topic, Partitions);

    public void Dispose() => _kafka.Dispose();

    [Fact]
    public void has_three_brokers() => Assert.Equal(3, _kafka.BootstrapServers.Split(',').Length);

    [Fact]
    public void refuses_a_topic_that_exists() => Assert.Throws<KafkaException>(() => _kafka.CreateTopic(Topic, Partitions));

    [Fact]
    public async Task gives_back_every_message_in_its_partition()
    {
        using var producer = Producer();
        await Produce(producer, 0, 600);
        var consumed = Consume(600);
        Assert.Equal(Expected(0, 600), consumed.Select(result => result.Message.Value).Order());
        Assert.All(consumed, result => Assert.Equal(Partition(int.Parse(result.Message.Value)), result.Partition));
    }

    [Fact]
    public async Task loses_nothing_while_the_brokers_are_down()
    {
        using var producer = Producer();
        await Produce(producer, 0, 60);
        _kafka.TakeBrokersDown();
        var waiting = Produce(producer, 60, 120);
        producer.Flush(TimeSpan.FromMilliseconds(200));
        Assert.False(waiting.IsCompleted);

        _kafka.BringBrokersUp();
        await waiting;
        Assert.Equal(Expected(0, 120), Consume(120).Select(result => result.Message.Value).Order());
    }

    private IProducer<string, string> Producer() => new ProducerBuilder<string, string>(new ProducerConfig
    {
        BootstrapServers = _kafka.BootstrapServers,
        EnableIdempotence = true,
        LingerMs = 5,
        MessageTimeoutMs = 0,
        ReconnectBackoffMaxMs = 200,
    }).SetLogHandler((_, _) => { }).Build();

    private List<ConsumeResult<string, string>> Consume(int count)
    {
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = _kafka.BootstrapServers,
            GroupId = "test",
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Subscribe(Topic);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var consumed = Enumerable.Range(0, count).Select(_ => consumer.Consume(deadline.Token)).ToList();
        consumer.Close();
        return consumed;
    }

    private static async Task Produce(IProducer<string, string> producer, int from, int to) =>
        await Task.WhenAll(Enumerable.Range(from, to - from).Select(n => producer.ProduceAsync(
            new TopicPartition(Topic, Partition(n)),
            new Message<string, string> { Key = $"{n % Partitions}", Value = $"{n:d4}" })));

    private static Partition Partition(int n) => new(n % Partitions);

    private static IEnumerable<string> Expected(int from, int to) => Enumerable.Range(from, to - from).Select(n => $"{n:d4}");
}
