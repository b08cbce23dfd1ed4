using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>What .NET's limiter says at once.</summary>
public sealed class An_attempt : IAsyncDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly RedisLimits _limits = new(null);

    // It would have to wait for its slot.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task has_no_place_in_a_queue(bool besideAnother)
    {
        var queue = new RateLimitPolicy("queue", new LeakyBucket(1_000, Hour, 5));
        var policies = besideAnother ? new[] { queue, Window("beside") } : [queue];
        await using var limiter = Limiter(policies);
        Assert.False(limiter.AttemptAcquire("a").IsAcquired);
    }

    // Whoever is denied asks again asynchronously, and is counted there.
    [Fact]
    public async Task is_counted_when_it_is_admitted()
    {
        var name = Guid.CreateVersion7().ToString("N");
        using var metrics = new CountedDecisions(name);
        await using var limiter = Limiter([Window(name)]);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => limiter.AttemptAcquire("a").IsAcquired));
        Assert.Equal(["allowed degraded 2"], metrics.Counted);
    }

    public ValueTask DisposeAsync() => _limits.DisposeAsync();

    private static RateLimitPolicy Window(string name) => new(name, new FixedWindow(2, TimeSpan.FromDays(31)));

    private RedisRateLimiter<string> Limiter(RateLimitPolicy[] policies) =>
        new(_limits.Together(policies), partition => [.. policies.Select(_ => partition)]);
}
