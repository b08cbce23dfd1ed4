using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Streaming.Tests.Kafka;

public sealed class Two_consumers_of_a_group : IDisposable
{
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task share_its_partitions_and_pass_them_on_without_loss_or_repeat()
    {
        await using var first = await ConsumerHost.Start(_broker, _handler);
        await PublishBoth(20);
        await Eventually.True(() => _handler.Effects == 40, "the first has handled all");
        await using var second = await ConsumerHost.Start(_broker, _handler);
        await Eventually.True(() => Held(first) == 1 && Held(second) == 1, "each holds one partition");
        await PublishBoth(20);
        await Eventually.True(() => _handler.Effects == 80, "both have handled all");
        await second.StopAsync();
        await PublishBoth(20);
        await Eventually.True(() => _handler.Effects == 120, "the first has handled the rest");
        Assert.Equal(Enumerable.Range(0, 60).Select(offset => (long)offset), _handler.EffectsOf(0).Select(effect => effect.Offset));
        Assert.Equal(Enumerable.Range(0, 60).Select(offset => (long)offset), _handler.EffectsOf(1).Select(effect => effect.Offset));
    }

    [Fact]
    public async Task are_ready_also_when_one_has_no_partition()
    {
        var hosts = new List<ConsumerHost>();
        for (var number = 0; number < Broker.Partitions + 1; number++)
        {
            hosts.Add(await ConsumerHost.Start(_broker, _handler));
        }

        await Eventually.True(
            async () => (await Task.WhenAll(hosts.Select(host => host.Health()))).All(report => report.Status == HealthStatus.Healthy)
                && hosts.Sum(Held) == Broker.Partitions,
            "all are ready");
        await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task are_not_ready_before_the_group_has_answered()
    {
        await using var host = ConsumerHost.Build("127.0.0.1:1", _handler, options => options.StopMilliseconds = 1_000);
        await host.StartAsync();
        var health = await host.Health();
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("has not assigned", health.Entries.Single().Value.Description, StringComparison.Ordinal);
    }

    private static int Held(ConsumerHost host) => host.Consumer.Status.Workers.Count();

    private async Task PublishBoth(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await _broker.Publish(0, "key");
            await _broker.Publish(1, "key");
        }
    }
}
