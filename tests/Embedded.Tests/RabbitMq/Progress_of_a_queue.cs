using System.Collections.Concurrent;
using MassTransit;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class Progress_of_a_queue : IAsyncDisposable
{
    private const int Blocked = 2;
    private const int Poison = 13;
    private readonly ProgressFile _file = new();
    private readonly QueueProgress _progress;
    private readonly InMemoryBroker _broker;
    private readonly ConcurrentQueue<int> _received = [];
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestBus? _bus;

    public Progress_of_a_queue()
    {
        _progress = _file.Open();
        _broker = new InMemoryBroker(_progress);
    }

    [Fact]
    public async Task stands_before_the_oldest_message_that_is_not_consumed()
    {
        await Start(Email);
        await Publish(1, 2, 3, 4, 5);
        await Eventually.Equals(5, () => _received.Count);
        await Eventually.Equals(1, () => _file.SavedAfterTick("email"));

        _gate.SetResult();
        await Eventually.Equals(5, () => _file.SavedAfterTick("email"));
    }

    [Fact]
    public async Task passes_a_message_that_went_to_the_error_queue()
    {
        await Start(Email);
        await Publish(Poison, Poison + 1);
        await Eventually.Equals(Poison + 1, () => _file.SavedAfterTick("email"));
        Assert.Equal(TestBus.EventId(Poison), Assert.Single(_progress.ErrorMessages("email")).EventId);
    }

    [Fact]
    public async Task is_not_held_back_by_messages_it_does_not_get()
    {
        await Start(bus => bus.ReceiveEndpoint("other", endpoint => endpoint.Handler<Unrelated>(_ => Task.CompletedTask)));
        await Publish(1, 2, 3);
        Assert.Equal(3, _file.SavedAfterTick("other"));
    }

    [Fact]
    public async Task is_counted_for_each_partition()
    {
        await Start(Email);
        await _bus!.Publish(new Counted(Blocked), Blocked, partition: 0);
        await _bus.Publish(new Counted(3), 3, partition: 1);
        await Eventually.Equals(3, () => _file.SavedAfterTick("email", partition: 1));
        Assert.Equal(1, _file.Saved("email", partition: 0));
    }

    [Fact]
    public async Task is_on_disk_before_the_publisher_hears_of_a_first_message()
    {
        await Start(Email);
        await Publish(Blocked);
        Assert.Equal(Blocked - 1, _file.Saved("email"));
    }

    [Fact]
    public async Task does_not_fall_back_when_messages_are_sent_again_for_another_queue()
    {
        await Start(Email);
        _gate.SetResult();
        await Publish(1, 2, 3);
        await Eventually.Equals(3, () => _file.SavedAfterTick("email"));
        _progress.Dispose();

        using var next = _file.Open();
        next.Bind("email");
        next.Enqueued("email", new RelayPosition(0, TestBus.At(1)));
        next.Published(new RelayPosition(0, TestBus.At(1)));
        Assert.Equal(3, _file.SavedAfterTick("email"));
    }

    [Fact]
    public async Task is_saved_when_it_is_closed()
    {
        await Start(Email);
        await Publish(1);
        await Eventually.Equals(1, () => _received.Count);
        await _bus!.DisposeAsync();
        _progress.Dispose();
        Assert.Equal(1, _file.Saved("email"));
    }

    [Fact]
    public async Task is_kept_for_work_queues_only()
    {
        await Start(Email);
        await Publish(Poison);
        await Eventually.Equals(Poison, () => _file.SavedAfterTick("email"));
        Assert.Equal(["email"], _progress.BoundQueues);
    }

    public async ValueTask DisposeAsync()
    {
        _gate.TrySetResult();
        await (_bus?.DisposeAsync() ?? ValueTask.CompletedTask);
        _progress.Dispose();
        _file.Dispose();
    }

    private async Task Start(Action<IInMemoryBusFactoryConfigurator> configure) => _bus = await TestBus.Start(_broker, configure);

    private void Email(IInMemoryBusFactoryConfigurator bus) => bus.ReceiveEndpoint("email", endpoint =>
    {
        endpoint.ConcurrentMessageLimit = 10;
        endpoint.Handler<Counted>(async context =>
        {
            _received.Enqueue(context.Message.Number);
            await (context.Message.Number == Blocked ? _gate.Task : Task.CompletedTask);
            _ = context.Message.Number == Poison ? throw new InvalidOperationException("Poison.") : true;
        });
    });

    private async Task Publish(params int[] positions)
    {
        foreach (var position in positions)
        {
            await _bus!.Publish(new Counted(position), position);
        }
    }
}
