using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Smtp;

namespace Shop.Integration.Tests.RabbitMq;

[Collection(nameof(RabbitMqServer))]
public sealed class A_message_that_comes_again(RabbitMqServer rabbitMq)
{
    // RabbitMQ's default limit is 20.
    private const int Redeliveries = 25;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task twenty_five_times_is_still_there_and_is_handled()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await EmailOverRabbitMq.Deploy(settings);
        await Publish(settings, 1);
        Assert.Equal(Redeliveries, await GiveBack(settings, EmailOverRabbitMq.Queue));

        var mailroom = new Mailroom();
        await using var email = await EmailOverRabbitMq.Start(settings, new MemoryInbox(), mailroom);
        await Eventually.Holds(() => mailroom.Delivered.Count == 1, () => "the mail goes out");
    }

    [Fact]
    public async Task is_dropped_by_a_queue_that_keeps_the_default_limit()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await using (var connection = await rabbitMq.Connect(settings))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Cancel))
        {
            await channel.QueueDeclareAsync(
                "limited", true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Cancel);
            await channel.BasicPublishAsync("", "limited", new byte[] { 1 }, Cancel);
        }

        Assert.InRange(await GiveBack(settings, "limited"), 1, Redeliveries - 1);
        await Eventually.Answers(0, () => rabbitMq.CountIn(settings, "limited"));
    }

    [Fact]
    public async Task with_the_same_id_has_no_second_effect()
    {
        var settings = await rabbitMq.NewVirtualHost();
        var mailroom = new Mailroom();
        await using var email = await EmailOverRabbitMq.Start(settings, new MemoryInbox(), mailroom);
        await Publish(settings, 1);
        await Eventually.Holds(() => mailroom.Delivered.Contains(OrderEvents.Id(1)), () => "the first mail goes out");
        await Eventually.Answers(0, () => rabbitMq.CountIn(settings, EmailOverRabbitMq.Queue));
        await Publish(settings, 1, 2);

        await Eventually.Holds(() => mailroom.Delivered.Contains(OrderEvents.Id(2)), () => "the last mail goes out");
        await Eventually.Answers(0, () => rabbitMq.CountIn(settings, EmailOverRabbitMq.Queue));
        await email.StopAsync(Cancel);
        Assert.Equal([OrderEvents.Id(1), OrderEvents.Id(2)], mailroom.Delivered.Order());
    }

    [Fact]
    public async Task since_it_waited_longer_than_the_broker_allows_goes_out_once()
    {
        var settings = await rabbitMq.NewVirtualHost();
        await rabbitMq.Control(
            "set_policy", "-p", settings["RabbitMq:VirtualHost"]!, "impatient", EmailOverRabbitMq.Queue, """{"consumer-timeout":2000}""");
        var (inbox, mailroom, received) = (new MemoryInbox(), new Mailroom { IsAway = true }, new ReceivedMessages());
        await using var one = await EmailOverRabbitMq.Start(settings, inbox, mailroom);
        await using var another = await EmailOverRabbitMq.Start(settings, inbox, mailroom);
        one.Services.GetRequiredService<IBus>().ConnectReceiveObserver(received);
        another.Services.GetRequiredService<IBus>().ConnectReceiveObserver(received);
        await Publish(settings, 1);
        await Eventually.Holds(() => received.Redelivered > 0, () => "the broker delivers it again");

        mailroom.IsAway = false;
        await Eventually.Answers(0, () => rabbitMq.CountIn(settings, EmailOverRabbitMq.Queue));
        await one.StopAsync(Cancel);
        await another.StopAsync(Cancel);
        Assert.Equal([OrderEvents.Id(1)], mailroom.Delivered);
        Assert.Equal(0, await rabbitMq.CountIn(settings, EmailOverRabbitMq.ErrorQueue));
    }

    /// <summary>One after another, each confirmed before the next.</summary>
    private static async Task Publish(IReadOnlyDictionary<string, string?> settings, params int[] numbers)
    {
        using var publisher = await TestService.Start(settings);
        foreach (var number in numbers)
        {
            await publisher.Services.GetRequiredService<IBus>()
                .Publish(OrderEvents.Placed(), context => context.MessageId = OrderEvents.Id(number), Cancel);
        }

        await publisher.StopAsync(Cancel);
    }

    /// <returns>How often the message was there to be given back.</returns>
    private async Task<int> GiveBack(IReadOnlyDictionary<string, string?> settings, string queue)
    {
        await using var connection = await rabbitMq.Connect(settings);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        var times = 0;
        for (; times < Redeliveries && await Next(channel, queue) is { } message; times++)
        {
            await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, Cancel);
        }

        return times;
    }

    /// <summary>A queue needs a moment to have a message again that was given back.</summary>
    private static async Task<BasicGetResult?> Next(IChannel channel, string queue)
    {
        for (var look = 0; look < 100; look++)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false, Cancel) is { } message)
            {
                return message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }

        return null;
    }
}
