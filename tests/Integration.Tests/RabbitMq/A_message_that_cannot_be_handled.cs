using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Smtp;

namespace Shop.Integration.Tests.RabbitMq;

[Collection(nameof(RabbitMqServer))]
public sealed class A_message_that_cannot_be_handled(RabbitMqServer rabbitMq)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_tried_again_and_then_moved_to_the_error_queue_and_the_others_go_on()
    {
        var settings = await rabbitMq.NewVirtualHost();
        var mailroom = new Mailroom { Refuses = mail => mail.To.ToString().Contains("poison", StringComparison.Ordinal) };
        await using var email = await EmailOverRabbitMq.Start(settings, new MemoryInbox(), mailroom);
        var bus = email.Services.GetRequiredService<IBus>();
        await bus.Publish(OrderEvents.Placed("poison@mail.example"), context => context.MessageId = OrderEvents.Id(1), Cancel);
        await bus.Publish(OrderEvents.Placed(), context => context.MessageId = OrderEvents.Id(2), Cancel);

        await Eventually.Answers(1, () => rabbitMq.CountIn(settings, EmailOverRabbitMq.ErrorQueue));
        await Eventually.Holds(() => mailroom.Delivered.Count == 1, () => "the other mail goes out");
        Assert.Equal([OrderEvents.Id(2)], mailroom.Delivered);
        Assert.Equal(EmailOverRabbitMq.AttemptsMax, mailroom.AttemptsFor(OrderEvents.Id(1)));
        Assert.Equal("quorum", (await rabbitMq.Queues(settings, "type"))[EmailOverRabbitMq.ErrorQueue]);
        Assert.Contains(
            """{"x-delivery-limit",-1}""", (await rabbitMq.Queues(settings, "arguments"))[EmailOverRabbitMq.ErrorQueue], StringComparison.Ordinal);
    }
}
