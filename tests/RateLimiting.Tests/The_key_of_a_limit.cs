using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

public sealed class The_key_of_a_limit : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly RedisLimits _limits = new(null);

    [Fact]
    public void is_short_however_long_the_partition_is()
    {
        var long1 = new string('k', 10_000);
        Assert.InRange(KeyOf(Policy("p"), long1).Length, 1, 120);
        Assert.NotEqual(KeyOf(Policy("p"), long1), KeyOf(Policy("p"), long1 + "k"));
        Assert.Equal(KeyOf(Policy("p"), long1), KeyOf(Policy("p"), new string('k', 10_000)));
    }

    [Fact]
    public void counts_the_partition_in_bytes() => Assert.Contains("sha256:", KeyOf(Policy("p"), new string('é', 65)), StringComparison.Ordinal);

    [Fact]
    public void shows_a_partition_that_is_short_enough() =>
        Assert.EndsWith(":" + new string('k', 128), KeyOf(Policy("p"), new string('k', 128)), StringComparison.Ordinal);

    [Fact]
    public void cannot_be_that_of_a_long_partition_by_its_hash()
    {
        var key = KeyOf(Policy("p"), new string('k', 10_000));
        Assert.NotEqual(key, KeyOf(Policy("p"), key[key.IndexOf("sha256:", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void keeps_colons_of_the_name_and_of_the_partition_apart() =>
        Assert.NotEqual(KeyOf(Policy("a:b"), "c"), KeyOf(Policy("a"), "b:c"));

    [Fact]
    public void is_another_one_for_another_state()
    {
        Limit[] limits =
        [
            new FixedWindow(5, Second), new SlidingCounter(5, Second), new SlidingLog(5, Second), new SlidingBuckets(5, Second),
            new TokenBucket(5, Second, 5), new TokenBucket(6, Second, 5), new LeakyBucket(5, Second, 5),
        ];
        Assert.Equal(limits.Length, limits.Select(limit => KeyOf(new("p", limit), "k")).Distinct().Count());
        Assert.NotEqual(KeyOf(Policy("p"), "k"), KeyOf(Policy("p") with { Shortcuts = Shortcuts.Leases }, "k"));
    }

    [Fact]
    public void is_the_same_for_what_changes_no_state() =>
        Assert.Equal(KeyOf(Policy("p"), "k"), KeyOf(Policy("p") with { IsOpenWithoutRedis = false, Shortcuts = Shortcuts.Batches, LeaseMax = 2 }, "k"));

    public ValueTask DisposeAsync() => _limits.DisposeAsync();

    private string KeyOf(RateLimitPolicy policy, string partition) => _limits.Together(policy).KeysOf([partition])[0];

    private static RateLimitPolicy Policy(string name) => new(name, new FixedWindow(5, Second));
}
