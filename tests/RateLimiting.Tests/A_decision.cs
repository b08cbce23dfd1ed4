using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>What several policies say, as one answer.</summary>
public sealed class A_decision
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly RateLimitPolicy Policy = new("p", new LeakyBucket(1, Second, 9));

    [Fact]
    public void that_admits_waits_for_the_latest_slot_and_says_nothing_of_coming_back()
    {
        var decision = Of(true, Said(Admits(delay: 2)), Said(Admits(delay: 3)), Said(Admits(delay: 1)));
        Assert.Equal(3 * Second, decision.Delay);
        Assert.Null(decision.RetryAfter);
        Assert.False(decision.IsForEver);
    }

    [Fact]
    public void that_denies_makes_nobody_wait_and_says_when_the_last_of_them_admits()
    {
        var decision = Of(false, Said(Denies(wait: 2)), Said(Admits(delay: 7)), Said(Denies(wait: 5)), Said(Denies(wait: 4)));
        Assert.Equal(TimeSpan.Zero, decision.Delay);
        Assert.Equal(5 * Second, decision.RetryAfter);
        Assert.False(decision.IsForEver);
    }

    [Fact]
    public void is_for_ever_when_one_policy_never_admits()
    {
        var decision = Of(false, Said(Denies(wait: 2)), Said(new Answer(Answer.Never, 0, 0, 0)));
        Assert.True(decision.IsForEver);
        Assert.Null(decision.RetryAfter);
    }

    [Fact]
    public void of_one_policy_has_its_numbers()
    {
        Assert.Equal(
            new PolicyDecision(Policy, true, 4, null, 9 * Second, 3 * Second), Said(new Answer(0, 4, 9_000_000, 3_000_000)));
        Assert.Equal(
            new PolicyDecision(Policy, false, 1, 2 * Second, 9 * Second, TimeSpan.Zero), Said(new Answer(2_000_000, 1, 9_000_000, 0)));
        Assert.Null(Said(new Answer(Answer.Never, 0, 0, 0)).RetryAfter);
    }

    private static Answer Admits(int delay) => new(0, 1, 9_000_000, delay * 1_000_000);

    private static Answer Denies(int wait) => new(wait * 1_000_000, 0, 9_000_000, 0);

    private static PolicyDecision Said(Answer answer) => PolicyDecision.From(Policy, answer);

    private static Decision Of(bool isAdmitted, params PolicyDecision[] policies) => new(isAdmitted, DecidedBy.Redis, policies);
}
