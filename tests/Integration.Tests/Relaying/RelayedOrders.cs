using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.Embedded.EventLog;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;

namespace Shop.Integration.Tests.Relaying;

/// <summary>A log of orders and its relays to real brokers. The log itself is a file: it is not what these tests are about.</summary>
internal sealed class RelayedOrders : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relayed-orders-");
    private readonly AppendSignal _signal = new();
    private readonly List<RelayService> _relays = [];
    private readonly List<(string Customer, Guid EventId)> _placed = [];
    private readonly SqliteFile _events;
    private readonly SqliteFile _cursors;
    private readonly SqliteEventLog _log;

    public RelayedOrders()
    {
        _events = SqliteEventLog.OpenFile(Path.Combine(_folder.FullName, "orders.db"));
        _cursors = SqliteRelayCursors.OpenFile(Path.Combine(_folder.FullName, "relay.db"));
        _log = new SqliteEventLog(_events);
    }

    /// <summary>Of the relays and of what they send to.</summary>
    public KeptLog Log { get; } = new(TimeProvider.System);

    /// <summary>In the order of the log.</summary>
    public IReadOnlyList<Guid> EventIds => [.. _placed.Select(placed => placed.EventId)];

    public IEnumerable<IGrouping<string, Guid>> EventIdsByCustomer =>
        _placed.GroupBy(placed => placed.Customer, placed => placed.EventId);

    /// <summary>One order for each of the customers, <paramref name="rounds"/> times.</summary>
    public async Task Place(int customers, int rounds = 1)
    {
        for (var number = 0; number < rounds * customers; number++)
        {
            await Place($"customer-{number % customers}");
        }
    }

    public async Task StartRelay(IEventSink sink)
    {
        var relay = new RelayService(
            sink,
            _log,
            new SqliteRelayCursors(_cursors, TimeProvider.System),
            _signal,
            Options.Create(new RelayOptions { PollMilliseconds = 100 }),
            new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
            TimeProvider.System,
            Log.Of<RelayService>());
        _relays.Add(relay);
        await relay.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _relays)
        {
            await relay.StopAsync(CancellationToken.None);
            relay.Dispose();
        }

        _events.Dispose();
        _cursors.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Place(string customer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var orderId = Guid.CreateVersion7(now);
        var message = new OrderPlacedV1(
            orderId, customer, $"{customer}@example.com", [new OrderLine("mug", "Mug", 1, new Money(100, "EUR"))], new Money(100, "EUR"), now, null);
        var @event = new NewEvent(Guid.CreateVersion7(now), "order-placed", 1, EventJson.Write(message), new EventMetadata());
        var partition = Topic.Orders.PartitionOf(customer);
        var request = new AppendRequest($"order-{orderId}", 0, partition, customer, [@event], now);
        Assert.IsType<AppendResult.Appended>(await _log.Append(request, TestContext.Current.CancellationToken));
        _placed.Add((customer, @event.EventId));
        _signal.Notify(partition);
    }
}
