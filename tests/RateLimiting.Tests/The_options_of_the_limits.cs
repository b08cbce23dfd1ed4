using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

public sealed class The_options_of_the_limits
{
    [Fact]
    public void are_refused_with_all_that_is_wrong()
    {
        var options = new RedisLimitsOptions
        {
            DecisionTimeout = TimeSpan.Zero,
            ProbeInterval = TimeSpan.MaxValue,
            LeaseLife = -TimeSpan.FromSeconds(1),
            BatchMax = 0,
            KeysMax = -1,
        };
        var message = Assert.Throws<ArgumentException>(() => new RedisLimits(null, options)).Message;
        Assert.All(
            ["DecisionTimeout must", "ProbeInterval must", "LeaseLife must be from", "BatchMax must", "KeysMax must", "LeaseLife must be longer"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void are_told_apart_in_their_refusal()
    {
        var options = new RedisLimitsOptions { BatchMax = 10_001, KeysMax = 100_000_001, ProbeInterval = TimeSpan.FromTicks(9_999) };
        Assert.Equal(
            "ProbeInterval must be from 1 ms to 10 min, not 00:00:00.0009999; BatchMax must be from 1 to 10000, not 10001; "
            + "KeysMax must be from 1 to 100000000, not 100000001",
            Assert.Throws<ArgumentException>(() => new RedisLimits(null, options)).Message);
    }

    [Fact]
    public async Task may_be_as_small_and_as_large_as_they_say()
    {
        var (shortest, longest) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10));
        var small = new RedisLimitsOptions { DecisionTimeout = shortest, ProbeInterval = shortest, LeaseLife = 2 * shortest, BatchMax = 1, KeysMax = 1 };
        var large = new RedisLimitsOptions { DecisionTimeout = longest - shortest, ProbeInterval = longest, LeaseLife = longest, BatchMax = 10_000, KeysMax = 100_000_000 };
        foreach (var options in new[] { small, large })
        {
            await using var limits = new RedisLimits(null, options);
            var set = limits.Together(new RateLimitPolicy("p", new FixedWindow(1, TimeSpan.FromHours(1))));
            Assert.StartsWith("limit:", set.KeysOf(["a"])[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void must_let_a_lease_outlive_a_decision()
    {
        var options = new RedisLimitsOptions { DecisionTimeout = TimeSpan.FromSeconds(1), LeaseLife = TimeSpan.FromSeconds(1) };
        Assert.Equal("LeaseLife must be longer than DecisionTimeout", Assert.Throws<ArgumentException>(() => new RedisLimits(null, options)).Message);
    }
}
