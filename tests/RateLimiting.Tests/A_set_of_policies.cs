using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>Without Redis: what a set refuses before it asks anybody.</summary>
public sealed class A_set_of_policies : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly RedisLimits _limits = new(null);

    [Fact]
    public void has_at_least_one() => Refused([], "at least one policy");

    [Fact]
    public void has_no_two_of_one_name() => Refused([Policy("same"), Policy("same"), Policy("other")], "two policies are named 'same'");

    [Fact]
    public void has_none_without_a_name() => Refused([Policy(" ")], "a policy has no name");

    [Fact]
    public void has_no_leases_of_a_log() =>
        Refused([new("log", new SlidingLog(5, Second)) { Shortcuts = Shortcuts.Leases }], "'log' cannot have leases: a sliding-log must know");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void has_no_lease_beyond_its_capacity(long leaseMax) =>
        Refused([Policy("one") with { LeaseMax = leaseMax }], $"'one' may lease from 1 to its capacity of 5, not {leaseMax}");

    [Fact]
    public void names_everything_that_is_wrong_at_once()
    {
        var message = Refused([Policy("") with { LeaseMax = 0 }, Policy("")], "a policy has no name");
        Assert.Equal(4, message.Split("; ").Length);
    }

    [Fact]
    public async Task wants_a_partition_and_a_cost_for_each()
    {
        var set = _limits.Together(Policy("one"), Policy("two"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Decide(set, ["a"]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Decide(set, ["a", "a"], [1]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Decide(set, ["a", "a"], [1, -1]));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await Decide(set, ["a", null!]));
    }

    [Fact]
    public async Task never_admits_a_cost_above_its_capacity()
    {
        var decision = await Decide(_limits.Together(Policy("one"), Policy("two")), ["a", "a"], [1, long.MaxValue]);
        Assert.False(decision.IsAdmitted);
        Assert.True(decision.IsForEver);
        Assert.Null(decision.RetryAfter);
        Assert.Equal(DecidedBy.Denial, decision.By);
    }

    public ValueTask DisposeAsync() => _limits.DisposeAsync();

    private static ValueTask<Decision> Decide(PolicySet set, string[] partitions, long[]? costs = null) =>
        set.Decide(partitions, costs, TestContext.Current.CancellationToken);

    private string Refused(RateLimitPolicy[] policies, string message)
    {
        var refusal = Assert.Throws<ArgumentException>(() => _limits.Together(policies)).Message;
        Assert.Contains(message, refusal, StringComparison.Ordinal);
        return refusal;
    }

    private static RateLimitPolicy Policy(string name) => new(name, new FixedWindow(5, Second));
}
