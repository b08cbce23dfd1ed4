using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Contracts;
using Shop.QueryService.Tests.Support;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Tests.Projector;

/// <summary>The projector dies while it has a batch in hand, and another goes on.</summary>
public sealed class A_crash : IDisposable
{
    private readonly Story _story = new();
    private readonly TestStore _store = new();
    private readonly Kafka _kafka = new();

    public void Dispose()
    {
        _kafka.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task between_effect_and_checkpoint_loses_nothing_and_repeats_nothing()
    {
        var crash = new TaskCompletionSource();
        _store.BeforeCheckpoint = cancellationToken =>
        {
            crash.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var lost = await CrashOver(Projectors.Handler(_store), crash.Task);
        _store.BeforeCheckpoint = _ => Task.CompletedTask;
        Assert.False(await lost());
    }

    [Fact]
    public async Task between_effect_and_checkpoint_is_seen_when_the_checkpoint_came_first()
    {
        var handler = new OffsetFirstHandler(Projectors.Handler(_store), _store);
        var lost = await CrashOver(handler, handler.Acknowledged);
        Assert.True(await lost());
    }

    /// <summary>Runs a handler until it has crashed over one order; then asks whether an honest one still sees it.</summary>
    private async Task<Func<Task<bool>>> CrashOver<THandler>(THandler handler, Task crashed)
        where THandler : class, IPartitionHandler
    {
        var first = _story.Placed(1);
        using (var host = await Host(handler))
        {
            await _kafka.Publish(first);
            await crashed;
            await host.StopAsync(Cancel);
        }

        return async () =>
        {
            await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
            var second = _story.Placed(2);
            await _kafka.Publish(second);
            using var answer = await app.GetAfter("/customers/customer-1", second);
            var items = (int?)(await answer.Json())["itemsOwned"];
            Assert.Contains(items, new int?[] { 2, 4 });
            return items == 2;
        };
    }

    private async Task<IHost> Host<THandler>(THandler handler)
        where THandler : class, IPartitionHandler
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetrics().AddSingleton(TimeProvider.System).AddSingleton(handler);
        builder.Services.AddPartitionConsumer<THandler>("Kafka", options =>
        {
            options.BootstrapServers = _kafka.Address;
            options.Group = "query";
            options.Topics = [Topic.Orders.Name];
            options.FetchWaitMilliseconds = 5;
            options.SessionTimeoutMilliseconds = 3_000;
            options.DrainMilliseconds = 50;
        });
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }
}
