using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.RabbitMq;
using Shop.Integration.Tests.Smtp;

namespace Shop.Integration.Tests.Functions;

/// <summary>Host and function as in their image, between a real broker and a real mail server.</summary>
[Collection(nameof(RabbitMqServer))]
public sealed class A_function_over_RabbitMQ(RabbitMqServer rabbitMq, MailServer mail) : IClassFixture<MailServer>
{
    private const string Queue = "receipt";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gets_the_work_that_waited_in_its_queue_while_no_host_ran()
    {
        var settings = await Deployed();
        await Publish(settings, 1, 2, 3);
        await Eventually.Answers(3, () => rabbitMq.CountIn(settings, Queue));

        await using var host = ServiceProcess.Start("FunctionHost", settings);
        await Receipts(1, 2, 3);
        await Eventually.Answers(0, () => rabbitMq.CountIn(settings, Queue));
        var totals = await host.Get("/operations/function");
        Assert.Equal(3, totals.GetProperty("invocations").GetInt64());
        Assert.InRange(totals.GetProperty("coldStarts").GetInt64(), 1, 2);
    }

    [Fact]
    public async Task loses_no_work_when_its_host_is_killed()
    {
        var settings = await Deployed();
        await mail.Container.StopAsync(Cancel);
        await using (var killed = ServiceProcess.Start("FunctionHost", settings))
        {
            await Publish(settings, 1);
            await Eventually.Holds(() => killed.Output.Contains("The mail server is away", StringComparison.Ordinal)
                || killed.Output.Contains("the message waits", StringComparison.Ordinal), () => killed.Output);
            killed.Kill();
        }

        await Eventually.Answers(1, () => rabbitMq.CountIn(settings, Queue));
        await mail.Container.StartAsync(Cancel);
        await using var next = ServiceProcess.Start("FunctionHost", settings);
        await Receipts(1);
        await Eventually.Answers(0, () => rabbitMq.CountIn(settings, Queue));
    }

    [Fact]
    public async Task moves_what_it_refuses_to_the_error_queue_which_is_kept_like_all()
    {
        var settings = await Deployed();
        await using var host = ServiceProcess.Start("FunctionHost", settings);
        await Publish(settings, OrderEvents.Id(1), "nobody");
        await Eventually.Answers(1, () => rabbitMq.CountIn(settings, $"{Queue}_error"));
        Assert.Equal("quorum", (await rabbitMq.Queues(settings, "type"))[$"{Queue}_error"]);
        Assert.Equal(1, (await host.Get("/operations/errors")).GetProperty("count").GetInt32());
    }

    /// <summary>Settings of a host whose migration has run: the queue is there, and nobody receives.</summary>
    private async Task<Dictionary<string, string?>> Deployed()
    {
        await mail.DeleteAll();
        var settings = await rabbitMq.NewVirtualHost();
        settings["Function:Queue"] = Queue;
        settings["Function:Events:0"] = "order-shipped.v1";
        settings["Function:Program"] = Path.Combine("functions", "ReceiptMail", "ReceiptMail");
        settings["Function:Environment:SMTP_HOST"] = "127.0.0.1";
        settings["Function:Environment:SMTP_PORT"] = $"{mail.Port}";
        settings["Function:Environment:SMTP_SECURITY"] = "None";
        settings["Function:Environment:SMTP_USER"] = MailServer.User;
        settings["Function:Environment:SMTP_PASSWORD"] = MailServer.Password;
        await using var migration = ServiceProcess.Start("FunctionHost", settings, "migrate");
        Assert.True(await migration.Exit() == 0, migration.Output);
        return settings;
    }

    private static async Task Publish(IReadOnlyDictionary<string, string?> settings, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await Publish(settings, OrderEvents.Id(number), "ada@mail.example");
        }
    }

    private static async Task Publish(IReadOnlyDictionary<string, string?> settings, Guid eventId, string email)
    {
        using var publisher = await TestService.Start(settings);
        await publisher.Services.GetRequiredService<IBus>().Publish(OrderEvents.Shipped(email), context => context.MessageId = eventId, Cancel);
        await publisher.StopAsync(Cancel);
    }

    /// <summary>Exactly these have arrived; one that was sent again has the same id.</summary>
    private async Task Receipts(params int[] numbers)
    {
        var expected = numbers.Select(number => $"receipt.{OrderEvents.Id(number)}@shop.example").ToHashSet();
        await Eventually.Holds(
            async () => (await mail.Arrived()).Select(arrived => arrived.GetProperty("MessageID").GetString()!).ToHashSet().SetEquals(expected),
            () => string.Join(", ", expected));
    }
}
