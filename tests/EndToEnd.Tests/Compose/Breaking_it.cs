using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Shop.Compose;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>docs/break-it.md, done as the page says.</summary>
[Collection<InContainers>]
public sealed class Breaking_it(ShopInContainers containers) : IAsyncLifetime
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private string _product = "";
    private Client _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ComposeShop Shop => containers.Shop;

    public async ValueTask InitializeAsync()
    {
        _client = new Client(Shop.Gateway);
        _product = $"break-{Guid.CreateVersion7():N}";
        await _client.Register(_product, "Breakable");
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task stop_kafka_and_commands_go_on_and_reads_are_old_until_it_is_back()
    {
        var before = await Place("kafka-1");
        await Shop.Run("stop", "kafka");
        try
        {
            var during = await Place("kafka-2");

            Assert.Equal(200, (int)(await _client.Get($"/orders/{before.OrderId}")).Status);
            var unseen = await _client.Get($"/orders/{during.OrderId}", during.Token);
            Assert.Equal(503, (int)unseen.Status);
            Assert.NotNull(unseen.RetryAfter);

            await Start("kafka");
            await Readable(during);
        }
        finally
        {
            await Start("kafka");
        }
    }

    [Fact]
    public async Task stop_mongodb_and_queries_are_503_and_commands_go_on()
    {
        var before = await Place("mongo-1");
        await Shop.Run("stop", "mongo");
        try
        {
            var unread = await _client.Get($"/orders/{before.OrderId}");
            Assert.Equal(503, (int)unread.Status);
            Assert.NotNull(unread.RetryAfter);
            var during = await Place("mongo-2");
            Assert.Equal(200, (int)(await _client.Get($"/orders/{during.OrderId}/events")).Status);

            await Start("mongo");
            await Readable(during);
        }
        finally
        {
            await Start("mongo");
        }
    }

    [Fact]
    public async Task kill_a_query_instance_and_no_read_fails()
    {
        await using var readers = new Readers(Shop.Gateway);
        await Eventually.Get(() => Task.FromResult(readers.Shares()), shares => shares.Count > 1, TimeMax);
        var victim = (await Shop.Containers("query"))[0];
        await Shop.Docker("kill", victim);
        var seen = readers.Answers;
        await Eventually.Get(() => Task.FromResult(readers.Answers), answers => answers > seen + 500, TimeMax);
        await Shop.Docker("start", victim);
        Assert.Empty(readers.Failures);
    }

    [Fact]
    public async Task pause_a_replica_and_history_is_read_elsewhere()
    {
        var order = await Place("replica");
        await Shop.Run("pause", "replica-1");
        try
        {
            for (var read = 0; read < 20; read++)
            {
                Assert.Equal(200, (int)(await _client.Get($"/orders/{order.OrderId}/events", order.Token)).Status);
            }
        }
        finally
        {
            await Shop.Run("unpause", "replica-1");
        }
    }

    [Fact]
    public async Task poison_a_mail_and_it_waits_in_the_error_queue_while_the_others_go_out()
    {
        using var management = Management();
        var errors = await Messages(management, "email_error");
        using var published = await management.PostAsJsonAsync(
            new Uri("api/exchanges/%2F/amq.default/publish", UriKind.Relative),
            new { properties = new { }, routing_key = "email", payload = "this is no event", payload_encoding = "string" },
            Cancel);
        Assert.True(JsonNode.Parse(await published.Content.ReadAsStringAsync(Cancel))!["routed"]!.GetValue<bool>());

        await Eventually.Get(() => Messages(management, "email_error"), count => count == errors + 1, TimeMax);
        var order = await Place("poison");
        using var mailpit = new HttpClient { BaseAddress = Shop.Mailpit };
        await Eventually.Get(
            async () => JsonNode.Parse(await mailpit.GetStringAsync(new Uri("api/v1/messages?limit=50", UriKind.Relative), Cancel))!.ToJsonString(),
            mails => mails.Contains("poison@example.com", StringComparison.Ordinal),
            TimeMax);
        Assert.Equal(200, (int)(await _client.Get($"/orders/{order.OrderId}", order.Token)).Status);
    }

    private HttpClient Management()
    {
        var client = new HttpClient { BaseAddress = Shop.RabbitMqManagement };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(Shop.RabbitMq.UserInfo)));
        return client;
    }

    private static async Task<int> Messages(HttpClient management, string queue)
    {
        using var answer = await management.GetAsync(new Uri($"api/queues/%2F/{queue}", UriKind.Relative), Cancel);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["messages"]?.GetValue<int>() ?? 0
            : 0;
    }

    private async Task<Reply> Place(string customer)
    {
        var placed = await _client.Post("/orders", Client.Order(customer, _product));
        Assert.True((int)placed.Status == 201, placed.ToString());
        return placed;
    }

    private Task<int> Readable(Reply order) => Eventually.Get(
        async () => (int)(await _client.Get($"/orders/{order.OrderId}", order.Token)).Status, status => status == 200, TimeMax);

    private Task<string> Start(string service) => Shop.Run("up", "-d", "--wait", "--no-recreate", "--no-deps", service);
}
