using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

public sealed class A_handler_that_fails : IDisposable
{
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task for_want_of_a_server_waits_and_parks_nothing()
    {
        var down = true;
        _handler.Before = (_, _) => down ? throw new DependencyUnavailableException("The store", new TimeoutException()) : Task.CompletedTask;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => host.Log.Of("WaitingForDependency").Count() > 5, "it was tried more often than a bad message is");
        await Eventually.True(async () => (await host.Health()).Status is HealthStatus.Degraded, "its health says that it waits");
        down = false;
        await Eventually.True(() => _handler.Effects == 1, "the event has its effect");
        Assert.Empty(_handler.ParkedKeys);
        Assert.Empty(_broker.Parked(0));
    }

    [Fact]
    public async Task for_an_unknown_reason_is_tried_again_and_nothing_is_skipped()
    {
        var broken = true;
        _handler.Before = (_, _) => broken ? throw new InvalidOperationException("A bug.") : Task.CompletedTask;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await _broker.Publish(0, "key");
        await Eventually.True(() => host.Log.Of("HandlerFailed").Count() > 5, "it was tried more often than a bad message is");
        Assert.Null(_broker.Committed(0));
        broken = false;
        await Eventually.True(() => _handler.Effects == 2, "both events have their effect");
        Assert.Equal([1, 2], _handler.VersionsOf(0, "key"));
    }

    [Fact]
    public async Task with_an_alarm_stops_its_partition_and_no_other()
    {
        _handler.Before = (batch, _) => batch.Partition.Number == 0 ? throw new PartitionAlarmException("VersionGap", "A hole.") : Task.CompletedTask;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => host.Log.Has("PartitionStopped"), "the alarm was logged");
        await _broker.Publish(0, "key");
        await _broker.Publish(1, "key");
        await Eventually.True(() => _broker.Committed(1) == 1, "the other partition goes on");
        Assert.Contains("VersionGap", host.Log.Of("PartitionStopped").Single(), StringComparison.Ordinal);
        Assert.Empty(_handler.EffectsOf(0));
        Assert.Null(_broker.Committed(0));
        var health = await host.Health();
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("things[0] by VersionGap", health.Entries.Single().Value.Description, StringComparison.Ordinal);
    }
}
