using System.Collections.Concurrent;
using MassTransit;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class A_message_that_failed : IDisposable
{
    private readonly ProgressFile _file = new();
    private readonly ConcurrentQueue<Guid?> _returned = [];

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task is_kept_with_what_was_wrong()
    {
        await Fail(7);
        using var progress = _file.Open();
        var message = Assert.Single(progress.ErrorMessages("email"));
        Assert.Equal((TestBus.EventId(7), "counted.v1", TestBus.At(7).ToString(), 4), (message.EventId, message.Type, message.Sequence, message.Partition));
        Assert.Equal("Poison.", message.Headers[MessageHeaders.FaultMessage]);
        Assert.Contains("\"number\": 7", System.Text.Encoding.UTF8.GetString(message.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_in_the_error_queue_of_the_next_process()
    {
        await Fail(7);
        await Fail(8);
        using var progress = _file.Open();
        await using var bus = await TestBus.Start(new InMemoryBroker(progress), bus => { Email(bus); Errors(bus); });
        await Eventually.Equals(2, () => _returned.Count);
        Assert.Equal([TestBus.EventId(7), TestBus.EventId(8)], _returned.Order());
    }

    [Fact]
    public async Task is_forgotten_when_it_was_consumed_from_the_error_queue()
    {
        await Fail(7);
        using var progress = _file.Open();
        await using var bus = await TestBus.Start(new InMemoryBroker(progress), bus => { Email(bus); Errors(bus); });
        await Eventually.Equals(0, () => progress.ErrorMessages("email").Count);
    }

    [Fact]
    public async Task waits_in_the_error_queue_until_someone_reads_it()
    {
        using var progress = _file.Open();
        var broker = new InMemoryBroker(progress);
        await using var email = await TestBus.Start(broker, Email);
        await email.Publish(new Counted(7), 7);
        await Eventually.Equals(1, () => progress.ErrorMessages("email").Count);

        await using var operators = await TestBus.Start(broker, Errors);
        await Eventually.Equals(1, () => _returned.Count);
    }

    private async Task Fail(int number)
    {
        using var progress = _file.Open();
        var before = progress.ErrorMessages("email").Count;
        await using var bus = await TestBus.Start(new InMemoryBroker(progress), Email);
        await bus.Publish(new Counted(number), number, partition: 4);
        await Eventually.Equals(before + 1, () => progress.ErrorMessages("email").Count);
    }

    private static void Email(IInMemoryBusFactoryConfigurator bus) => bus.ReceiveEndpoint("email", endpoint =>
    {
        endpoint.UseMessageRetry(retry => retry.Immediate(2));
        endpoint.Handler<Counted>(_ => throw new InvalidOperationException("Poison."));
    });

    private void Errors(IInMemoryBusFactoryConfigurator bus) => bus.ReceiveEndpoint("email_error", endpoint =>
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.Handler<Counted>(context =>
        {
            _returned.Enqueue(context.MessageId);
            return Task.CompletedTask;
        });
    });
}
