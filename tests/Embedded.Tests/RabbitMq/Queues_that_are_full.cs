using System.Collections.Concurrent;
using MassTransit;
using Shop.Contracts.Products;
using Shop.Embedded.RabbitMq;
using Shop.Embedded.Tests.Relaying;
using Shop.EventStore.Relay;
using Shop.OrderService.Relaying;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class Queues_that_are_full : IDisposable
{
    private const int MessagesMax = 100;
    private const int Events = 1_000;

    private readonly ProgressFile _file = new();
    private readonly TaskCompletionSource _release = new();
    private readonly ConcurrentQueue<Guid?> _received = [];
    private readonly ConcurrentQueue<int> _outstanding = [];

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task hold_the_relay_back_and_miss_nothing()
    {
        using var progress = _file.Open();
        await using var log = new RelayedLog();
        await using var bus = await Start(log, progress, sink => new QueueGate(sink, progress, TimeProvider.System, MessagesMax));
        await Eventually.Equals(MessagesMax, () => progress.OutstandingMax);

        _release.SetResult();
        await Eventually.Equals(Events, () => _received.Count);
        Assert.Equal(Events, _received.Distinct().Count());
        Assert.All(_outstanding, count => Assert.InRange(count, 0, MessagesMax));
    }

    // The negative control.
    [Fact]
    public async Task grow_without_the_gate()
    {
        using var progress = _file.Open();
        await using var log = new RelayedLog();
        await using var bus = await Start(log, progress, sink => sink);
        await Eventually.Equals(Events, () => progress.OutstandingMax);
        _release.SetResult();
        await Eventually.Equals(Events, () => _received.Count);
    }

    /// <summary>The consumer waits until it is released.</summary>
    private async Task<TestBus> Start(RelayedLog log, QueueProgress progress, Func<IEventSink, IEventSink> gate)
    {
        var bus = await TestBus.Start(new InMemoryBroker(progress), factory => factory.ReceiveEndpoint(
            "email",
            endpoint => endpoint.Handler<ProductChangedV1>(async context =>
            {
                _outstanding.Enqueue(progress.OutstandingMax);
                await _release.Task;
                _received.Enqueue(context.MessageId);
            })));
        await log.Append(Events, 10);
        await log.StartRelay(gate(new RabbitMqSink(bus.Bus, TimeProvider.System)));
        return bus;
    }
}
