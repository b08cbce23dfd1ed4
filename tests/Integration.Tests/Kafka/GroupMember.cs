using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shop.Contracts;
using Shop.Streaming.Kafka;

namespace Shop.Integration.Tests.Kafka;

/// <summary>A member of a consumer group, which notes what it is given.</summary>
internal sealed class GroupMember : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Journal _journal;

    private GroupMember(IHost host, Journal journal) => (_host, _journal) = (host, journal);

    /// <summary>The ids of the events that came to this member.</summary>
    public IReadOnlyCollection<Guid> Handled => _journal.Handled;

    /// <param name="offsets">The group's store, which its members share: the next offset of each partition.</param>
    public static async Task<GroupMember> Join(
        KafkaServer kafka, string group, Topic topic, ConcurrentDictionary<PartitionId, long> offsets)
    {
        var journal = new Journal(offsets);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(kafka.Settings(("Kafka:SessionTimeoutMilliseconds", "6000")));
        builder.Services.AddMetrics().AddSingleton(TimeProvider.System).AddSingleton(journal);
        builder.Services.AddPartitionConsumer<Journal>("Kafka", options =>
        {
            options.Group = group;
            options.Topics = [topic.Name];
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new GroupMember(host, journal);
    }

    /// <summary>Whether the member holds just so many partitions.</summary>
    public async Task<bool> Holds(int partitions)
    {
        var health = _host.Services.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries.Single().Value.Description == $"{partitions} partitions.";
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    internal sealed class Journal(ConcurrentDictionary<PartitionId, long> offsets) : IPartitionHandler
    {
        public ConcurrentQueue<Guid> Handled { get; } = [];

        public Task<PartitionStart> Assigned(PartitionId partition, CancellationToken cancellationToken) =>
            Task.FromResult(new PartitionStart(offsets.GetValueOrDefault(partition), new HashSet<string>()));

        public Task Handle(PartitionBatch batch, CancellationToken cancellationToken)
        {
            foreach (var consumed in batch.Events)
            {
                Handled.Enqueue(consumed.Event.EventId);
            }

            offsets[batch.Partition] = batch.LastOffset + 1;
            return Task.CompletedTask;
        }

        public Task Replay(PartitionId partition, ConsumedEvent parked, CancellationToken cancellationToken) => throw NothingIsParked();

        public Task Park(PartitionId partition, string key, Sequence? before, string reason, CancellationToken cancellationToken) =>
            throw NothingIsParked();

        public Task Unpark(PartitionId partition, string key, CancellationToken cancellationToken) => throw NothingIsParked();

        private static InvalidOperationException NothingIsParked() => new("Nothing is parked in these tests.");
    }
}
