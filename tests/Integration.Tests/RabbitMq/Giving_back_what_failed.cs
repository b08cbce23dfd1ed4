using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Smtp;
using Shop.Machine;
using Shop.Streaming.RabbitMq;

namespace Shop.Integration.Tests.RabbitMq;

[Collection(nameof(RabbitMqServer))]
public sealed class Giving_back_what_failed(RabbitMqServer rabbitMq) : IAsyncLifetime
{
    private readonly MemoryInbox _inbox = new();
    private readonly Mailroom _mailroom = new() { Refuses = _ => true };
    private IReadOnlyDictionary<string, string?> _settings = null!;
    private WebApplication _email = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _settings = await rabbitMq.NewVirtualHost();
        _email = await EmailOverRabbitMq.Start(_settings, _inbox, _mailroom);
        _client = new HttpClient { BaseAddress = new Uri(_email.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_email is not null)
        {
            await _email.DisposeAsync();
        }
    }

    [Fact]
    public async Task begins_with_a_look_that_takes_nothing_out()
    {
        Assert.Equal(0, (await Look()).GetProperty("count").GetInt32());
        await Fail(3);

        var before = await Look();
        await AreBack(3);
        var after = await Look();
        Assert.Equal(("email", 3), (after.GetProperty("queue").GetString(), after.GetProperty("count").GetInt32()));
        Assert.Equal(before.GetRawText(), after.GetRawText());
        var first = after.GetProperty("first").EnumerateArray().First();
        Assert.Equal("System.IO.IOException", first.GetProperty("exception").GetString());
        Assert.Equal("Refused.", first.GetProperty("reason").GetString());
        Assert.Equal("order-placed.v1", first.GetProperty("type").GetString());
        Assert.Contains(first.GetProperty("eventId").GetGuid(), Ids(3));
    }

    [Fact]
    public async Task lets_each_be_handled_once_when_what_was_wrong_is_mended()
    {
        await Fail(3);
        _mailroom.Refuses = _ => false;

        Assert.Equal(3, await Replay());
        await Eventually.Holds(() => _inbox.Count == 3, () => $"{_inbox.Count} of 3 mails went out");
        Assert.Equal(Ids(3), _mailroom.Delivered.Order());
        Assert.Equal(0, (await Look()).GetProperty("count").GetInt32());
        Assert.Equal(0, await Replay());
    }

    [Fact]
    public async Task moves_each_once_and_what_fails_again_is_in_the_error_queue_again()
    {
        await Fail(2);
        Assert.Equal(2, await Replay());

        await Eventually.Holds(() => Ids(2).All(id => _mailroom.AttemptsFor(id) == 2 * EmailOverRabbitMq.AttemptsMax), () => "each is tried again");
        await Eventually.Answers(2, async () => (await Look()).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task that_is_broken_off_loses_nothing_and_can_be_done_again()
    {
        const int Messages = 200;
        await Fail(Messages);
        _mailroom.Refuses = _ => false;
        using (var hurry = CancellationTokenSource.CreateLinkedTokenSource(Cancel))
        {
            var broken = _client.PostAsync(new Uri("/operations/errors/replay", UriKind.Relative), null, hurry.Token);
            await Eventually.Holds(() => _mailroom.Delivered.Count > 0, () => "the first mail goes out");
            await hurry.CancelAsync();
            await Task.WhenAny(broken);
        }

        await Eventually.Answers(Messages, async () =>
        {
            await Replay();
            return _inbox.Count;
        });
        Assert.Equal(Ids(Messages), _mailroom.Delivered.Order());
    }

    [Fact]
    public async Task is_503_while_the_broker_is_away()
    {
        var elsewhere = new Dictionary<string, string?>(_settings) { ["RabbitMq:Port"] = $"{FreePorts.Take()}" };
        await using var email = EmailOverRabbitMq.Build(elsewhere, RabbitMqTransport.FromConfiguration, _inbox, _mailroom);
        await email.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new Uri(email.Urls.Single()) };
        using var answer = await client.GetAsync(new Uri("/operations/errors", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:shop:rabbitmq-down", problem.GetProperty("type").GetString());
    }

    private static IEnumerable<Guid> Ids(int count) => Enumerable.Range(1, count).Select(OrderEvents.Id);

    private async Task Fail(int messages)
    {
        var bus = _email.Services.GetRequiredService<IBus>();
        await Task.WhenAll(Ids(messages).Select(id => bus.Publish(
            OrderEvents.Placed(),
            context =>
            {
                context.MessageId = id;
                context.Headers.Set(Contracts.EventHeaders.Type, "order-placed.v1");
            },
            Cancel)));
        await Eventually.Answers(messages, async () => (await Look()).GetProperty("count").GetInt32());
        await AreBack(messages);
    }

    // A look takes them out for a moment, and the queue gives them back when it has seen that its channel is closed.
    private async Task AreBack(int messages)
    {
        await using var connection = await rabbitMq.Connect(_settings);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await Eventually.Answers((uint)messages, () => channel.MessageCountAsync(EmailOverRabbitMq.ErrorQueue, Cancel));
    }

    private Task<JsonElement> Look() => _client.GetFromJsonAsync<JsonElement>(new Uri("/operations/errors", UriKind.Relative), Cancel);

    private async Task<int> Replay()
    {
        using var answer = await _client.PostAsync(new Uri("/operations/errors/replay", UriKind.Relative), null, Cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("replayed").GetInt32();
    }
}
