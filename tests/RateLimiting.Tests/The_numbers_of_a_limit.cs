using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

public sealed class The_numbers_of_a_limit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string, Func<Limit>> Wrong => new()
    {
        { "Permits must be from 1", () => new FixedWindow(0, Second) },
        { "Permits must be from 1", () => new SlidingLog(-1, Second) },
        { "Permits must be from 1", () => new SlidingCounter(long.MaxValue, Second) },
        { "Permits must be from 1", () => new TokenBucket(long.MaxValue, Second, long.MaxValue) },
        { "Permits must be from 1", () => new TokenBucket(long.MinValue, Second, 1) },
        { "the period must be", () => new FixedWindow(1, TimeSpan.Zero) },
        { "the period must be", () => new FixedWindow(1, -Second) },
        { "the period must be", () => new FixedWindow(1, TimeSpan.FromDays(32)) },
        { "the period must be", () => new TokenBucket(1, TimeSpan.MaxValue, 1) },
        { "the period must be", () => new LeakyBucket(1, TimeSpan.MinValue, 1) },
        { "in whole microseconds", () => new SlidingLog(1, TimeSpan.FromTicks(10_000_001)) },
        { "at most 100000", () => new SlidingLog(100_001, Second) },
        { "Parts must be from 1", () => new SlidingBuckets(1, Second, 0) },
        { "Parts must be from 1", () => new SlidingBuckets(1, Second, -1) },
        { "at most 60", () => new SlidingBuckets(1, TimeSpan.FromSeconds(61), 61) },
        { "divide the period of 1000000", () => new SlidingBuckets(1, Second, 7) },
        { "Burst must be from 1", () => new TokenBucket(1, Second, 0) },
        { "Burst must be from 1", () => new TokenBucket(1, Second, -5) },
        { "Queue must be from 0", () => new LeakyBucket(1, Second, -1) },
        { "Queue must be from 0", () => new LeakyBucket(1, Second, long.MaxValue) },
        { "cannot be counted exactly", () => new TokenBucket(1, TimeSpan.FromDays(31), 1L << 40) },
        { "cannot be counted exactly", () => new LeakyBucket(1, TimeSpan.FromDays(31), 1L << 40) },
        { "cannot be counted exactly", () => new SlidingCounter(1L << 40, TimeSpan.FromDays(31)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void are_refused_with_what_they_must_be(string message, Func<Limit> limit) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(limit).Message, StringComparison.Ordinal);

    [Fact]
    public void are_all_named_at_once()
    {
        var message = Assert.ThrowsAny<ArgumentException>(() => new TokenBucket(0, TimeSpan.Zero, -1)).Message;
        Assert.Equal(3, message.Split("; ").Length);
    }

    // A product with a number that is wrong already says nothing.
    [Fact]
    public void are_named_once()
    {
        var message = Assert.ThrowsAny<ArgumentException>(() => new TokenBucket(0, Second, long.MaxValue)).Message;
        Assert.Equal(2, message.Split("; ").Length);
    }

    [Fact]
    public void may_be_as_small_and_as_large_as_can_be_counted_exactly()
    {
        Assert.Equal(1, new TokenBucket(1, TimeSpan.FromMilliseconds(1), 1).Capacity);
        Assert.Equal(1L << 52, new TokenBucket(1_000_000, Second, 1L << 52).Capacity);
        Assert.Equal(1L << 52, new FixedWindow(1L << 52, TimeSpan.FromDays(31)).Capacity);
        Assert.Equal(1, new LeakyBucket(1, Second, 0).Capacity);
        Assert.Equal(SlidingLog.PermitsMax, new SlidingLog(SlidingLog.PermitsMax, Second).Capacity);
        Assert.Equal(1, new SlidingBuckets(1, TimeSpan.FromMinutes(1), SlidingBuckets.PartsMax).Capacity);
    }

    // One more than the largest product that stays exact.
    [Fact]
    public void end_where_their_product_would_not_be_exact()
    {
        var most = (1L << 52) / 1_000_000;
        Assert.Equal(most, new TokenBucket(1, Second, most).Capacity);
        Assert.ThrowsAny<ArgumentException>(() => new TokenBucket(1, Second, most + 1));
        Assert.Equal(most, new LeakyBucket(1, Second, most - 1).Capacity);
        Assert.ThrowsAny<ArgumentException>(() => new LeakyBucket(1, Second, most));
        Assert.Equal(most / 2, new SlidingCounter(most / 2, Second).Capacity);
        Assert.ThrowsAny<ArgumentException>(() => new SlidingCounter((most / 2) + 1, Second));
    }
}
