using System.Collections.Concurrent;
using MassTransit;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class A_message_that_is_given_back : IDisposable
{
    private readonly ProgressFile _file = new();
    private readonly ConcurrentQueue<Guid?> _handled = [];
    private volatile bool _mended;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task is_handled_and_then_forgotten()
    {
        using var progress = _file.Open();
        var broker = new InMemoryBroker(progress);
        await using var bus = await TestBus.Start(broker, Email);
        await Fail(bus, progress, 7, 8);

        _mended = true;
        Assert.Equal(2, await broker.Errors!.Replay("email", Cancel));
        await Eventually.Equals(0, () => progress.ErrorMessages("email").Count);
        Assert.Equal([TestBus.EventId(7), TestBus.EventId(8)], _handled.Order());
    }

    [Fact]
    public async Task and_fails_again_is_in_the_error_queue_again()
    {
        using var progress = _file.Open();
        var broker = new InMemoryBroker(progress);
        await using (var bus = await TestBus.Start(broker, Email))
        {
            await Fail(bus, progress, 7);
            var first = progress.ErrorMessages("email").Single().FailedAt;
            await broker.Errors!.Replay("email", Cancel);
            await Eventually.Holds(() => progress.ErrorMessages("email").All(message => message.FailedAt > first));
        }

        var again = (await broker.Errors.Look("email", 20, Cancel)).First.Single();
        Assert.Equal((TestBus.EventId(7), "counted.v1", "Poison."), (again.EventId, again.Type, again.Reason));
    }

    [Fact]
    public async Task comes_to_the_next_process_when_this_one_ends_before_it_is_handled()
    {
        using (var progress = _file.Open())
        {
            var broker = new InMemoryBroker(progress);
            await using (var bus = await TestBus.Start(broker, Email))
            {
                await Fail(bus, progress, 7);
            }

            // Nobody receives any more: it is in the queue, which this process takes with it.
            Assert.Equal(1, await broker.Errors!.Replay("email", Cancel));
        }

        _mended = true;
        using var later = _file.Open();
        var next = new InMemoryBroker(later);
        await using var restarted = await TestBus.Start(next, Email);
        Assert.Equal(1, await next.Errors!.Replay("email", Cancel));
        await Eventually.Equals(1, () => _handled.Count);
    }

    [Fact]
    public async Task is_shown_by_its_id_and_failure_before()
    {
        using var progress = _file.Open();
        var broker = new InMemoryBroker(progress);
        await using var bus = await TestBus.Start(broker, Email);
        await Fail(bus, progress, 7, 8, 9);

        var failed = await broker.Errors!.Look("email", 2, Cancel);
        Assert.Equal(("email", 3, 2), (failed.Queue, failed.Count, failed.First.Count));
        Assert.Equal("System.InvalidOperationException", failed.First[0].Exception);
    }

    private static async Task Fail(TestBus bus, QueueProgress progress, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await bus.Publish(new Counted(number), number);
        }

        await Eventually.Equals(numbers.Length, () => progress.ErrorMessages("email").Count);
    }

    private void Email(IInMemoryBusFactoryConfigurator bus) => bus.ReceiveEndpoint("email", endpoint => endpoint.Handler<Counted>(context =>
    {
        if (!_mended)
        {
            throw new InvalidOperationException("Poison.");
        }

        _handled.Enqueue(context.MessageId);
        return Task.CompletedTask;
    }));
}
