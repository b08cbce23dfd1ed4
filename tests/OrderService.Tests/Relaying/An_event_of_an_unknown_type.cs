using System.Text.Json.Nodes;
using Shop.EventStore.Log;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Relaying;

public sealed class An_event_of_an_unknown_type : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ShopUnderTest _shop = new();

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task stops_both_relays_by_an_alarm_and_leaves_the_commands_alone()
    {
        var now = _shop.Clock.GetUtcNow();
        var unknown = new NewEvent(Guid.CreateVersion7(now), "order-teleported", 1, "{}"u8.ToArray(), new EventMetadata());
        await _shop.File.Stores.Log.Append(
            new AppendRequest("order-x", 0, 0, "customer-1", [unknown], now), TestContext.Current.CancellationToken);

        await ReadinessIsDegradedByBoth();
        Assert.Equal(2, _shop.Logged.Names.Count(name => name == "RelayStopped"));
        await _shop.PlaceOrder();
    }

    private async Task ReadinessIsDegradedByBoth()
    {
        const string Stopped = "Stopped: shard 0 by UnknownEventType.";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        while (true)
        {
            using var answer = await _shop.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), deadline.Token);
            var ready = JsonNode.Parse(await answer.Content.ReadAsStringAsync(deadline.Token))!;
            // The bus may not have started yet.
            var hasStopped = (string?)ready["checks"]!["relay kafka"] == Stopped && (string?)ready["checks"]!["relay rabbitmq"] == Stopped;
            if (hasStopped && (string?)ready["status"] == "Degraded")
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, deadline.Token);
        }
    }
}
