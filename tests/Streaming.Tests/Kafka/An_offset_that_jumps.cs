using System.Diagnostics.Metrics;
using System.Reflection;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

/// <summary>No broker of ours leaves out an offset; should one ever do, it must be seen.</summary>
public sealed class An_offset_that_jumps
{
    [Fact]
    public async Task stops_the_partition_after_what_came_before_it()
    {
        var handler = new ThingsHandler();
        var log = new LogLines();
        using var worker = WorkerOf(handler, log.CreateLogger(""));
        worker.Start();
        worker.Receive(Message(0));
        worker.Receive(Message(1));
        worker.Receive(Message(3));
        await Eventually.True(() => worker.Step == ConsumerStep.Stopped, "the worker has stopped");
        Assert.Equal("OffsetJumped", worker.Alarm);
        Assert.Contains("Offset 2 was due and 3 came.", log.Of("PartitionStopped").Single(), StringComparison.Ordinal);
        Assert.Equal([0, 1], handler.EffectsOf(0).Select(effect => effect.Offset));
        await worker.Drain();
    }

    private static PartitionWorker WorkerOf(ThingsHandler handler, ILogger logger)
    {
        var options = new PartitionConsumerOptions { Group = Broker.Group };
        var id = new PartitionId(Broker.Topic, 0);
        var consumer = DispatchProxy.Create<IConsumer<byte[], byte[]>, Deaf>();
        var telemetry = new ConsumerTelemetry(
            new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
            new ConsumerStatus(),
            TimeProvider.System,
            Broker.Group);
        var workers = new WorkerFactory(handler, new ParkedTopic(options, logger), telemetry, options, TimeProvider.System, logger);
        return workers.WorkerFor(consumer, id, new PartitionStart(0, new HashSet<string>()), workers.AttemptsFor(id));
    }

    private static ConsumeResult<byte[], byte[]> Message(long offset) => new()
    {
        TopicPartitionOffset = new TopicPartitionOffset(Broker.Topic, 0, offset),
        Message = Messages.With("key", EventHeaders.SpecVersion, "1.0"),
    };

    /// <summary>A consumer that does nothing.</summary>
    public class Deaf : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
