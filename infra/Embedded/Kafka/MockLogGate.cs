using Confluent.Kafka;
using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.Embedded.Kafka;

/// <summary>
/// Keeps the relay from overrunning the mock log, which silently drops its oldest messages above 5 MiB a partition:
/// stops at 3 MiB or 50 000 messages that some registered group has not committed, and goes on at half of it.
/// Sizes are uncompressed, so the mock holds less than is counted here.
/// </summary>
internal sealed class MockLogGate(IEventSink inner, string bootstrapServers, IReadOnlyList<string> groups, TimeProvider clock) : IEventSink
{
    public string Name => inner.Name;

    public ISinkSession Open() => new GatedSession(inner.Open(), bootstrapServers, groups, clock);

    private sealed class GatedSession : ISinkSession
    {
        private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(20);

        private readonly ISinkSession _inner;
        private readonly IReadOnlyList<string> _groups;
        private readonly TimeProvider _clock;
        private readonly IAdminClient _admin;
        private readonly Dictionary<TopicPartition, UncommittedMessages> _uncommitted;

        public GatedSession(ISinkSession inner, string bootstrapServers, IReadOnlyList<string> groups, TimeProvider clock)
        {
            _inner = inner;
            _groups = groups;
            _clock = clock;
            _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();
            _uncommitted = HighWatermarks.Read(bootstrapServers).ToDictionary(
                high => high.TopicPartition, high => new UncommittedMessages(high.Offset));
        }

        public async ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            await _inner.WaitForRoom(partition, envelope, cancellationToken);
            var target = TargetOf(partition, envelope);
            var uncommitted = _uncommitted[target];
            if (uncommitted.IsFull)
            {
                await WaitForConsumers(target, uncommitted, cancellationToken);
            }

            uncommitted.Add(envelope.Body.Length);
        }

        public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken) =>
            _inner.Publish(partition, envelope, cancellationToken);

        public async ValueTask DisposeAsync()
        {
            await _inner.DisposeAsync();
            _admin.Dispose();
        }

        private static TopicPartition TargetOf(int partition, EventEnvelope envelope) =>
            new(EventType.Find(envelope.Type)!.Topic.Name, partition);

        private async Task WaitForConsumers(TopicPartition target, UncommittedMessages uncommitted, CancellationToken cancellationToken)
        {
            while (true)
            {
                uncommitted.Release(await LowestCommitted(target));
                if (uncommitted.HasDrained)
                {
                    return;
                }

                await Task.Delay(RefreshInterval, _clock, cancellationToken);
            }
        }

        /// <summary>A group that has committed nothing needs everything.</summary>
        private async Task<long> LowestCommitted(TopicPartition target)
        {
            var lowest = long.MaxValue;
            foreach (var group in _groups)
            {
                var results = await _admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, [target])]);
                var committed = results.Single().Partitions.Single().Offset;
                lowest = Math.Min(lowest, committed.IsSpecial ? 0 : committed.Value);
            }

            return lowest;
        }
    }
}
