using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class An_event_that_its_sink_never_takes : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();
    private readonly TaskCompletionSource _delivered = new();
    private RelayService _relay = null!;
    private ScriptedSink _sink = null!;

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task stops_its_shard_behind_everything_before_it()
    {
        await StartWithBadEvent();
        _delivered.SetResult();
        await RelayStage.Until(() => _relay.Status.Alarms.Count == 1);
        await RelayStage.Until(() => _stage.Cursor().Result == _stage.SequenceOf(5).Result);

        // Acknowledged all at once, in no order.
        Assert.Equal([1, 2, 3, 4, 5], _received.Versions.Order());
    }

    [Fact]
    public async Task leaves_other_shards_alone_and_is_not_tried_again()
    {
        await StartWithBadEvent();
        _delivered.SetResult();
        await RelayStage.Until(() => _relay.Status.Alarms.Count == 1 && _sink.Sessions >= _stage.Options.Shards);
        var sessions = _sink.Sessions;
        await _stage.Append(1, 3, "order-2", partition: 1);
        await _stage.UntilInTime(() => _received.Count == 8);
        Assert.Equal(sessions, _sink.Sessions);
    }

    [Fact]
    public async Task is_an_alarm_in_the_log_and_in_the_health()
    {
        await StartWithBadEvent();
        Assert.Equal(HealthStatus.Healthy, (await Health()).Status);
        _delivered.SetResult();
        await RelayStage.Until(() => _relay.Status.Alarms.Count == 1);
        var logged = Assert.Single(_stage.Logs.Events);
        Assert.Equal(("RelayStopped", "kafka", 0, "UnknownEventType"), (
            logged.Name, logged.Values["Sink"], logged.Values["Shard"], logged.Values["Alarm"]));
        var health = await Health();
        Assert.Equal((HealthStatus.Degraded, "Stopped: shard 0 by UnknownEventType."), (health.Status, health.Description));
    }

    private Task<HealthCheckResult> Health() =>
        new RelayHealth(_relay.Status).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

    /// <summary>Five events, the one, and another. The sink acknowledges when told to.</summary>
    private async Task StartWithBadEvent()
    {
        (_stage.Options.Partitions, _stage.Options.Shards) = (2, 2);
        await _stage.Append(1, 5);
        await _stage.Append(1, 1, "order-bad");
        await _stage.Append(6, 6);
        _sink = new ScriptedSink("kafka", async envelope =>
        {
            await _delivered.Task;
            _received.Add(envelope);
        })
        {
            BeforeRoom = envelope =>
            {
                if (envelope.Stream == "order-bad")
                {
                    throw new RelayAlarmException("UnknownEventType", "Nobody knows it.");
                }
            },
        };
        _relay = await _stage.Start(_sink);
    }
}
