using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.Embedded.EventLog;
using Shop.Embedded.Kafka;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;

namespace Shop.Embedded.Tests.Relaying;

/// <summary>A log whose events are all of one product, hence in one partition, and its relay to a mock cluster.</summary>
internal sealed class RelayedLog : IAsyncDisposable
{
    private const string Key = "p";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relayed-log-");
    private readonly SqliteFile _events;
    private readonly SqliteFile _cursors;
    private readonly SqliteEventLog _log;
    private RelayService? _relay;
    private long _version;

    public RelayedLog()
    {
        _events = SqliteEventLog.OpenFile(Path.Combine(_folder.FullName, "orders.db"));
        _cursors = SqliteRelayCursors.OpenFile(Path.Combine(_folder.FullName, "relay.db"));
        _log = new SqliteEventLog(_events);
        Kafka.CreateTopic(Topic.Orders.Name, Topic.Orders.Partitions);
        Kafka.CreateTopic(Topic.Products.Name, Topic.Products.Partitions);
    }

    public static int Partition => Topic.Products.PartitionOf(Key);

    public MockKafkaCluster Kafka { get; } = new();

    public AppendSignal Signal { get; } = new();

    /// <param name="nameLength">Random characters in each event, which no compression makes smaller than half.</param>
    public async Task Append(int count, int nameLength)
    {
        var events = Enumerable.Range(0, count).Select(_ => Event(nameLength)).ToList();
        var request = new AppendRequest("product-p", _version, Partition, Key, events, DateTimeOffset.UnixEpoch);
        Assert.IsType<AppendResult.Appended>(await _log.Append(request, TestContext.Current.CancellationToken));
        _version += count;
        Signal.Notify(Partition);
    }

    public Task StartRelay(IEventSink sink)
    {
        _relay = new RelayService(
            sink,
            _log,
            new SqliteRelayCursors(_cursors, TimeProvider.System),
            Signal,
            Options.Create(new RelayOptions { PollMilliseconds = 100 }),
            new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
            TimeProvider.System,
            NullLogger<RelayService>.Instance);
        return _relay.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_relay is not null)
        {
            await _relay.StopAsync(CancellationToken.None);
            _relay.Dispose();
        }

        Kafka.Dispose();
        _events.Dispose();
        _cursors.Dispose();
        _folder.Delete(recursive: true);
    }

    private static NewEvent Event(int nameLength)
    {
        var name = Random.Shared.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-", nameLength);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"productId":"p","name":"{{name}}","price":{"amount":1,"currency":"EUR"},"changedAt":"2026-01-01T00:00:00.000Z"}""");
        return new NewEvent(
            Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "product-changed", 1, System.Text.Encoding.UTF8.GetBytes(body), new EventMetadata());
    }
}
