using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>In .NET's limiter a request waits for its slot.</summary>
public sealed class A_queue_for_requests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly RedisLimits _limits = new(null);

    [Theory]
    [InlineData(2, 60)]
    [InlineData(1, 30)]
    public async Task waits_half_a_minute_at_most(long permits, long queue)
    {
        var bucket = new LeakyBucket(permits, Second, queue);
        Assert.Equal(LeakyBucket.WaitMax, bucket.LongestWait);
        await using var limiter = Limiter(bucket, new TokenBucket(1, TimeSpan.FromDays(31), 1_000));
        using var lease = await limiter.AcquireAsync("a", 1, TestContext.Current.CancellationToken);
        Assert.True(lease.IsAcquired);
    }

    [Fact]
    public void is_refused_when_it_is_longer()
    {
        var message = Assert.Throws<ArgumentException>(
            () => Limiter(new LeakyBucket(1, Second, 31), new LeakyBucket(1, Second, 30), new LeakyBucket(1, TimeSpan.FromDays(31), 1))).Message;
        Assert.StartsWith("the queue of '0' is longer than 00:00:30; the queue of '2' is longer than 00:00:30", message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _limits.DisposeAsync();

    private RedisRateLimiter<string> Limiter(params Limit[] limits) => new(
        _limits.Together([.. limits.Select((limit, i) => new RateLimitPolicy($"{i}", limit))]), partition => [.. limits.Select(_ => partition)]);
}
