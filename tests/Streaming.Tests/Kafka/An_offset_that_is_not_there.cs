using System.Security.Cryptography;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Streaming.Tests.Kafka;

public sealed class An_offset_that_is_not_there : IDisposable
{
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task behind_the_end_stops_the_partition_and_no_other()
    {
        await _broker.Publish(0, "key");
        _handler.StartAt(0, 99);
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await Eventually.True(() => host.Log.Has("PartitionStopped"), "the alarm was logged");
        Assert.Contains("OffsetLost", host.Log.Of("PartitionStopped").Single(), StringComparison.Ordinal);
        await _broker.Publish(0, "key");
        await _broker.Publish(1, "key");
        await Eventually.True(() => _broker.Committed(1) == 1, "the other partition goes on");
        Assert.Empty(_handler.EffectsOf(0));
        Assert.Equal(HealthStatus.Unhealthy, (await host.Health()).Status);
    }

    /// <summary>The mock keeps 5 MiB a partition: a consumer that is too slow must not go on behind the hole.</summary>
    [Fact]
    public async Task below_the_low_watermark_stops_the_partition()
    {
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _handler.Before = (_, _) =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.QueueMax = 2);
        await _broker.Publish(0, "key");
        await entered.Task;
        for (var number = 0; number < 80; number++)
        {
            await _broker.Publish(0, "key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(100_000)));
        }

        release.SetResult();
        await Eventually.True(() => host.Log.Has("PartitionStopped"), "the alarm was logged");
        Assert.Contains("OffsetLost", host.Log.Of("PartitionStopped").Single(), StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(0, _handler.Effects).Select(offset => (long)offset), _handler.EffectsOf(0).Select(effect => effect.Offset));
        Assert.InRange(_handler.Effects, 1, 80);
    }
}
