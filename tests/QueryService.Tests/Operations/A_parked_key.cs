using System.Net;
using System.Text.Json.Nodes;
using Shop.Contracts;
using Shop.QueryService.Projector;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Operations;

public sealed class A_parked_key : IDisposable
{
    private const string Customer = "customer-1";
    private static readonly int Partition = Topic.Orders.PartitionOf(Customer);
    private static readonly string Replay = $"/operations/parked/orders.v1/{Customer}/replay";
    private static readonly string ReplayWithoutPoison = $"{Replay}?discard={Partition}:1";

    // Of the same partition.
    private readonly string _neighbour = Enumerable.Range(2, 100).Select(number => $"customer-{number}")
        .First(key => Topic.Orders.PartitionOf(key) == Partition);

    private readonly Story _story = new();
    private readonly TestStore _store = new();
    private readonly Kafka _kafka = new();
    private readonly List<ProjectedEvent> _log = [];

    public void Dispose()
    {
        _kafka.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task is_listed_with_what_is_wrong_and_how_many_wait()
    {
        await using var app = await StartParked();
        var item = Assert.Single((await app.GetJson("/operations/parked"))["items"]!.AsArray())!;
        Assert.Equal(("orders.v1", Partition, Customer), ((string?)item["topic"], (int)item["partition"]!, (string?)item["key"]));
        Assert.Equal("The body is no order-shipped.v1.", (string?)item["reason"]);
        Assert.Equal(2, (int?)item["count"]);
        Assert.InRange((DateTimeOffset)item["since"]!, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task is_replayed_in_order_while_later_events_come_and_the_read_model_equals_the_log()
    {
        await using var app = await StartParked();
        var publishing = Task.Run(PublishMore, Cancel);
        using var answer = await app.Post(ReplayWithoutPoison);
        await publishing;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((int?)(await answer.Json())["replayed"] >= 1);
        await MustEqualTheLog(app);
        Assert.Empty((await app.GetJson("/operations/parked"))["items"]!.AsArray());
    }

    [Fact]
    public async Task stays_parked_when_a_message_of_it_fails_again_and_the_answer_says_which_and_why()
    {
        await using var app = await StartParked();
        using var answer = await app.Post(Replay);
        var detail = (string?)(await answer.Json())["detail"];
        Assert.Contains($"{Partition}:1 cannot be handled: The body is no order-shipped.v1.", detail, StringComparison.Ordinal);
        await answer.MustBe(HttpStatusCode.Conflict, "replay-failed");
        Assert.Single((await app.GetJson("/operations/parked"))["items"]!.AsArray());
    }

    [Fact]
    public async Task waits_for_a_topic_that_is_filled_again()
    {
        await (await StartParked()).DisposeAsync();
        _store.Sqlite.ForgetOffsets();
        using var kafka = new Kafka();
        await using var app = await QueryApp.StartBoth(_store, kafka.Address);
        using var early = await app.Post(Replay);
        await early.MustBe(HttpStatusCode.ServiceUnavailable, "topic-not-filled");
        await kafka.Publish([.. _log]);
        await Eventually.True(async () => (await app.Post(Replay)).StatusCode is HttpStatusCode.OK, "the topic is filled");
        await MustEqualTheLog(app);
    }

    [Fact]
    public async Task is_not_found_when_it_is_none()
    {
        await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
        using var answer = await app.Post(Replay);
        await answer.MustBe(HttpStatusCode.NotFound, "key-not-parked");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("1:-1")]
    [InlineData("1:2:3")]
    public async Task is_not_replayed_without_messages_that_have_no_place(string place)
    {
        await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
        using var answer = await app.Post($"{Replay}?discard={place}");
        await answer.MustBe(HttpStatusCode.BadRequest, "invalid-request", "");
    }

    [Fact]
    public async Task is_none_of_an_instance_that_only_answers_queries()
    {
        await using var app = await QueryApp.StartApi(_store);
        using var answer = await app.Get("/operations/parked");
        await answer.MustBe(HttpStatusCode.NotFound, "no-such-route");
    }

    /// <summary>An order of the key is projected, a poison message follows, and the order's shipment waits behind it.</summary>
    private async Task<QueryApp> StartParked()
    {
        var app = await QueryApp.StartBoth(_store, _kafka.Address);
        await Publish(_story.Placed(1, Customer));
        await _kafka.PublishBroken(new Story().Shipped(7, Customer));
        await Publish(_story.Shipped(1, Customer));
        var last = _story.Placed(2, _neighbour);
        await Publish(last);
        (await app.GetAfter($"/orders/{Story.OrderId(2)}", last)).Dispose();
        return app;
    }

    private async Task PublishMore()
    {
        for (var order = 10; order < 60; order++)
        {
            await Publish(_story.Placed(order, Customer));
            await Publish(_story.Cancelled(order, Customer));
        }
    }

    private async Task Publish(ProjectedEvent @event)
    {
        _log.Add(@event);
        await _kafka.Publish(@event);
    }

    private async Task MustEqualTheLog(QueryApp app)
    {
        using var expected = new TestStore();
        await expected.Project([.. _log]);
        await Eventually.True(
            async () => JsonNode.DeepEquals(await Documents(expected), await Documents(_store)), "the read models equal those of the log");
        using var seen = await app.GetAfter($"/orders/{Story.OrderId(1)}", _log[^1]);
        Assert.Equal("shipped", (string?)(await seen.Json())["status"]);
    }

    private async Task<JsonNode> Documents(TestStore store)
    {
        string[] orders = [.. _log.Select(@event => @event.Envelope.Stream["order-".Length..]).Distinct()];
        var documents = (await store.Load("orders", orders, Cancel)).Values
            .Concat((await store.Load("customers", [Customer, _neighbour], Cancel)).Values)
            .OrderBy(document => document.Id, StringComparer.Ordinal);
        return new JsonArray([.. documents.Select(document => JsonNode.Parse(document.Json.Span))]);
    }
}
