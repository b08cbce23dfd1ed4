using System.Text.Json;
using Shop.Integration.Tests.Containers;

namespace Shop.Integration.Tests.Smtp;

[Collection("Mail server")]
public sealed class A_mail_by_SMTP(MailServer server) : IAsyncLifetime
{
    private readonly MemoryInbox _inbox = new();

    public async ValueTask InitializeAsync() => await server.DeleteAll();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task arrives_with_its_ids_and_both_its_parts()
    {
        await using var host = await Start();
        await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
        await Recorded(1);
        var arrived = Assert.Single(await server.Arrived());
        var headers = await server.Headers(arrived);
        Assert.Equal($"<{OrderEvents.Id(1)}@shop.example>", Header(headers, "Message-Id"));
        Assert.Equal($"{OrderEvents.Id(1)}", Header(headers, "X-Event-Id"));
        Assert.Equal($"{OrderEvents.Id(900)}", Header(headers, "X-Order-Id"));
        var read = await server.Read(arrived);
        Assert.Contains("2 × Teapot “Zoë”: 25.00 EUR", read.GetProperty("Text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<bdi>Teapot “Zoë”</bdi>", read.GetProperty("HTML").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task comes_once_when_its_event_comes_again_after_it_was_recorded()
    {
        await using var host = await Start();
        await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
        await Recorded(1);
        await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
        await Eventually.Answers(1, () => Task.FromResult(host.Log.Count("MailRepeated")));
        Assert.Single(await server.Arrived());
    }

    [Fact]
    public async Task arrives_over_a_new_connection_when_the_server_was_restarted()
    {
        await using var host = await Start();
        await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
        await Recorded(1);
        await server.Restart();
        await server.DeleteAll();
        await host.Publish(OrderEvents.Id(2), OrderEvents.Placed());
        await Recorded(2);
        Assert.Equal($"{OrderEvents.Id(2)}@shop.example", Assert.Single(await server.Arrived()).GetProperty("MessageID").GetString());
    }

    [Fact]
    public async Task waits_for_a_server_that_is_away_and_is_not_parked()
    {
        await using var host = await Start(("Email:AttemptsMax", "1"));
        await server.Container.StopAsync(TestContext.Current.CancellationToken);
        await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
        await Eventually.Answers(1, () => Task.FromResult(host.Log.Count("MessageWaits")));
        await server.Container.StartAsync(TestContext.Current.CancellationToken);
        await Recorded(1);
        Assert.Single(await server.Arrived());
        Assert.Equal(0, host.Log.Count("MovedToErrorQueue"));
    }

    [Fact]
    public async Task waits_for_a_server_that_hangs()
    {
        await using var host = await Start(("Email:AttemptsMax", "1"), ("Smtp:TimeoutSeconds", "1"));
        await server.Container.PauseAsync(TestContext.Current.CancellationToken);
        try
        {
            await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
            await Eventually.Answers(1, () => Task.FromResult(host.Log.Count("MessageWaits")));
        }
        finally
        {
            await server.Container.UnpauseAsync(CancellationToken.None);
        }

        await Recorded(1);
        Assert.Equal(0, host.Log.Count("MovedToErrorQueue"));
    }

    [Fact]
    public async Task waits_when_the_server_asks_to_be_asked_later()
    {
        await using var host = await Start(("Email:AttemptsMax", "1"));
        await server.AnswerToRecipients(451);
        try
        {
            await host.Publish(OrderEvents.Id(1), OrderEvents.Placed());
            await Eventually.Answers(1, () => Task.FromResult(host.Log.Count("MessageWaits")));
        }
        finally
        {
            await server.AnswerToRecipients(0);
        }

        await Recorded(1);
        Assert.Single(await server.Arrived());
        Assert.Equal(0, host.Log.Count("MovedToErrorQueue"));
    }

    [Fact]
    public async Task that_is_refused_is_tried_again_then_parked_and_the_next_one_goes_on()
    {
        await using var host = await Start(("Email:AttemptsMax", "3"), ("Email:RetryMilliseconds", "1"));
        await host.Publish(OrderEvents.Id(1), OrderEvents.Placed("ada@elsewhere.example"));
        await Eventually.Answers(1, () => Task.FromResult(host.Log.Count("MovedToErrorQueue")));
        Assert.Equal((3, 0), (host.Log.Count("MailFailed"), host.Log.Count("MessageWaits")));
        await host.Publish(OrderEvents.Id(2), OrderEvents.Placed());
        await Recorded(1);
        Assert.Equal($"{OrderEvents.Id(2)}@shop.example", Assert.Single(await server.Arrived()).GetProperty("MessageID").GetString());
    }

    [Fact]
    public async Task arrives_among_many_each_once()
    {
        const int Mails = 60;
        await using var host = await Start(("Email:ConcurrentMessageLimit", "16"), ("Smtp:ConnectionsMax", "3"));
        await Task.WhenAll(Enumerable.Range(1, Mails).Select(number => host.Publish(OrderEvents.Id(number), OrderEvents.Placed())));
        await Recorded(Mails);
        var arrived = (await server.Arrived(Mails + 1)).Select(mail => mail.GetProperty("MessageID").GetString());
        Assert.Equal(Enumerable.Range(1, Mails).Select(number => $"{OrderEvents.Id(number)}@shop.example"), arrived.Order());
    }

    private Task<EmailHost> Start(params (string Key, string? Value)[] settings) => EmailHost.Start(
        _inbox,
        [
            ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{server.Port}"), ("Smtp:Security", "None"),
            ("Smtp:User", MailServer.User), ("Smtp:Password", MailServer.Password), .. settings,
        ]);

    private Task Recorded(int count) => Eventually.Answers(count, () => Task.FromResult(_inbox.Count));

    private static string? Header(JsonElement headers, string name) => headers.GetProperty(name).EnumerateArray().Single().GetString();
}
