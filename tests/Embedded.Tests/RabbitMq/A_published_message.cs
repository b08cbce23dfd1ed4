using System.Collections.Concurrent;
using MassTransit;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class A_published_message
{
    private readonly ConcurrentQueue<string> _received = [];

    [Fact]
    public async Task reaches_the_queues_of_all_buses_of_the_broker()
    {
        var broker = new InMemoryBroker();
        await using var email = await TestBus.Start(broker, bus => Collect(bus, "email"));
        await using var analytics = await TestBus.Start(broker, bus => Collect(bus, "analytics"));
        await using var inventory = await TestBus.Start(broker, bus => Collect(bus, "inventory"));
        await Publish(email, 100);

        await Eventually.Equals(300, () => _received.Count);
        Assert.Equal(300, _received.Distinct().Count());
    }

    [Fact]
    public async Task reaches_no_other_broker()
    {
        var broker = new InMemoryBroker();
        await using var publisher = await TestBus.Start(broker, bus => Collect(bus, "email"));
        await using var elsewhere = await TestBus.Start(new InMemoryBroker(), bus => Collect(bus, "analytics"));
        await Publish(publisher, 10);

        await Eventually.Equals(10, () => _received.Count);
        Assert.All(_received, message => Assert.StartsWith("email", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_taken_by_one_of_the_instances_that_share_a_queue()
    {
        var broker = new InMemoryBroker();
        await using var one = await TestBus.Start(broker, bus => Collect(bus, "email"));
        await using var two = await TestBus.Start(broker, bus => Collect(bus, "email"));
        await using var publisher = await TestBus.Start(broker, bus => Collect(bus, "done"));
        await Publish(publisher, 100);

        await Eventually.Equals(200, () => _received.Count);
        Assert.Equal(200, _received.Distinct().Count());
    }

    [Fact]
    public async Task waits_for_an_instance_when_there_is_none()
    {
        var broker = new InMemoryBroker();
        await using var publisher = await TestBus.Start(broker);
        await (await TestBus.Start(broker, bus => Collect(bus, "email"))).DisposeAsync();
        await Publish(publisher, 20);
        Assert.Empty(_received);

        await using var replacement = await TestBus.Start(broker, bus => Collect(bus, "email"));
        await Eventually.Equals(20, () => _received.Count);
    }

    [Fact]
    public async Task is_tried_again_as_its_endpoint_says()
    {
        var broker = new InMemoryBroker();
        await using var bus = await TestBus.Start(broker, bus => bus.ReceiveEndpoint("email", endpoint =>
        {
            endpoint.UseMessageRetry(retry => retry.Immediate(2));
            endpoint.Handler<Counted>(_ =>
            {
                _received.Enqueue("email");
                return _received.Count < 3 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask;
            });
        }));
        await bus.Publish(new Counted(1), 1);

        await Eventually.Equals(3, () => _received.Count);
    }

    [Fact]
    public async Task waits_while_its_endpoint_works_on_as_many_as_allowed()
    {
        var gate = new TaskCompletionSource();
        await using var bus = await TestBus.Start(new InMemoryBroker(), bus => bus.ReceiveEndpoint("email", endpoint =>
        {
            endpoint.ConcurrentMessageLimit = 2;
            endpoint.Handler<Counted>(async context =>
            {
                _received.Enqueue($"{context.Message.Number}");
                await gate.Task;
            });
        }));
        await Publish(bus, 10);
        await Eventually.Equals(2, () => _received.Count);

        gate.SetResult();
        await Eventually.Equals(10, () => _received.Count);
    }

    private void Collect(IInMemoryBusFactoryConfigurator bus, string queue) =>
        bus.ReceiveEndpoint(queue, endpoint => endpoint.Handler<Counted>(context =>
        {
            _received.Enqueue($"{queue} {context.Message.Number}");
            return Task.CompletedTask;
        }));

    private static async Task Publish(TestBus bus, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await bus.Publish(new Counted(number), number);
        }
    }
}
