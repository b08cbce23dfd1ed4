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
    public void must_let_a_lease_outlive_a_decision()
    {
        var options = new RedisLimitsOptions { DecisionTimeout = TimeSpan.FromSeconds(1), LeaseLife = TimeSpan.FromSeconds(1) };
        Assert.Equal("LeaseLife must be longer than DecisionTimeout", Assert.Throws<ArgumentException>(() => new RedisLimits(null, options)).Message);
    }
}
