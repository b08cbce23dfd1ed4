using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>What the workers of all partitions share.</summary>
internal sealed class WorkerFactory(
    IPartitionHandler handler,
    ParkedTopic parkedTopic,
    ConsumerTelemetry telemetry,
    PartitionConsumerOptions options,
    TimeProvider clock,
    ILogger logger)
{
    public PartitionAttempts AttemptsFor(PartitionId partition) => new(partition, options, clock, logger);

    public PartitionWorker WorkerFor(
        IConsumer<byte[], byte[]> consumer, PartitionId partition, PartitionStart start, PartitionAttempts attempts)
    {
        var parking = new PartitionParking(partition, start.ParkedKeys, handler, parkedTopic, attempts, telemetry, logger);
        var batches = new PartitionBatches(partition, handler, parking, attempts, telemetry, options, logger);
        var address = new TopicPartition(partition.Topic, partition.Number);
        var queue = new PartitionQueue(address, consumer, options.QueueMax);
        var offsets = new PartitionOffsets(address, start.NextOffset, consumer, logger);
        var replay = new ParkedReplay(partition, handler, parking, parkedTopic, attempts, logger);
        return new PartitionWorker(partition, queue, batches, replay, attempts, offsets, options, clock, logger);
    }
}
