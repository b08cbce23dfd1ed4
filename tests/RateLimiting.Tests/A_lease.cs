using Microsoft.Extensions.Time.Testing;
using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Tests;

/// <summary>The permits of one key in one process, without Redis.</summary>
public sealed class A_lease
{
    private const long Window = 1_760_400_000_000_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan Whole = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly Lease _lease;

    public A_lease() => _lease = new Lease(_clock, Whole);

    [Fact]
    public void is_spent_until_its_end_and_is_void_then()
    {
        Grant(new LeaseGrant(10, 0, 0, 0, 0));
        _clock.Advance(Life - Microsecond);
        Assert.NotNull(_lease.TrySpend(1));
        _clock.Advance(Microsecond);
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void of_a_window_ends_with_it()
    {
        Grant(new LeaseGrant(10, 0, 0, 300_000, Window));
        _clock.Advance(TimeSpan.FromMilliseconds(300) - Microsecond);
        Assert.NotNull(_lease.TrySpend(1));
        _clock.Advance(Microsecond);
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void of_a_long_window_ends_before_it()
    {
        Grant(new LeaseGrant(10, 0, 0, 3_600_000_000, Window));
        _clock.Advance(Life);
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void counts_its_life_from_before_it_was_asked_for()
    {
        var asked = _clock.GetTimestamp();
        _clock.Advance(Life * 0.75);
        _lease.Accept(new LeaseGrant(10, 0, 0, 0, 0), 1, asked, Life);
        _clock.Advance(Life * 0.25);
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void gives_no_more_than_it_has()
    {
        Grant(new LeaseGrant(3, 0, 7, 0, 0));
        Assert.Equal(7, _lease.TrySpend(2)?.Answer.Remaining);
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void takes_back_what_another_policy_refused()
    {
        Grant(new LeaseGrant(2, 0, 0, 0, 0));
        _lease.Refund(_lease.TrySpend(1)!, 1);
        Assert.NotNull(_lease.TrySpend(1));
        Assert.Null(_lease.TrySpend(1));
    }

    // Redis has been told that it is spent, and refills since then.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void takes_nothing_back_once_it_is_settled(bool renewed)
    {
        Grant(new LeaseGrant(3, 0, 0, 0, 0));
        var spent = _lease.TrySpend(1)!;
        Assert.Equal(1, renewed ? _lease.Renew(1, 10).Unspent : _lease.Return()!.Value.Unspent);
        _lease.Refund(spent, 1);
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void takes_nothing_back_of_an_earlier_grant_with_the_same_numbers()
    {
        Grant(new LeaseGrant(3, 0, 0, 0, 0));
        var spent = _lease.TrySpend(1)!;
        _lease.Renew(1, 10);
        Grant(new LeaseGrant(3, 0, 0, 0, 0));
        _lease.Refund(spent, 1);

        Assert.NotNull(_lease.TrySpend(2));
        Assert.Null(_lease.TrySpend(1));
    }

    [Fact]
    public void takes_nothing_back_after_its_end()
    {
        Grant(new LeaseGrant(3, 0, 0, 0, 0));
        var spent = _lease.TrySpend(2)!;
        _clock.Advance(Life);
        _lease.Refund(spent, 2);
        Assert.Null(_lease.Return());
    }

    [Fact]
    public void tells_its_window_what_is_left_of_it()
    {
        Grant(new LeaseGrant(5, 0, 0, 300_000, Window));
        Assert.Equal(new LeaseWish(0, 0, 4, Window), _lease.Return());
        Assert.Null(_lease.Return());
    }

    // Redis takes it for spent then: to ask is in vain.
    [Fact]
    public void of_a_bucket_is_not_given_back_after_its_end()
    {
        Grant(new LeaseGrant(5, 0, 0, 0, 0));
        _clock.Advance(Life);
        Assert.Null(_lease.Return());
        Assert.Null(_lease.ReturnWhenIdle());
        Assert.True(_lease.TryRetire());
    }

    [Fact]
    public void of_a_window_is_given_back_as_long_as_the_window_lasts()
    {
        Grant(new LeaseGrant(5, 0, 0, 3_600_000_000, Window));
        _clock.Advance(Whole - Microsecond);
        Assert.Equal(new LeaseWish(0, 0, 4, Window), _lease.Return());
        Grant(new LeaseGrant(5, 0, 0, 3_600_000_000, Window));
        _clock.Advance(Whole);
        Assert.Null(_lease.Return());
    }

    [Fact]
    public void never_forgets_that_it_must_be_small()
    {
        _lease.Lose();
        _clock.Advance(Whole - Microsecond);
        Assert.False(_lease.TryRetire());
        _clock.Advance(Microsecond);
        Assert.True(_lease.TryRetire());
    }

    [Fact]
    public void tells_a_denial_to_those_who_waited_for_it_until_its_time_has_come()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(Microsecond);
        Grant(new LeaseGrant(0, 1_000, 3, 5_000, 0), cost: 4);
        _clock.Advance(200 * Microsecond);
        Assert.Equal(new Answer(800, 3, 4_800, 0), _lease.DenialSince(before, 4)?.Answer);
        Assert.Null(_lease.DenialSince(before, 4)!.From);
        Assert.Null(_lease.DenialSince(before, 3));
        Assert.Null(_lease.DenialSince(_clock.GetTimestamp(), 4));
        _clock.Advance(800 * Microsecond);
        Assert.Null(_lease.DenialSince(before, 4));
    }

    [Fact]
    public void is_whole_no_later_than_now()
    {
        var before = _clock.GetTimestamp();
        Grant(new LeaseGrant(0, 1_000, 0, 100, 0));
        Grant(new LeaseGrant(5, 0, 2, 100, 0));
        _clock.Advance(200 * Microsecond);
        Assert.Equal(new Answer(0, 5, 0, 0), _lease.TrySpend(1)?.Answer);
        Assert.Equal(0, _lease.DenialSince(before, 1)?.Answer.Reset);
    }

    [Fact]
    public void says_how_long_it_takes_until_it_is_whole()
    {
        Grant(new LeaseGrant(5, 0, 2, 1_000, 0));
        _clock.Advance(200 * Microsecond);
        Assert.Equal(new Answer(0, 5, 800, 0), _lease.TrySpend(1)?.Answer);
    }

    [Fact]
    public void goes_back_when_nobody_has_used_it_since_the_last_look()
    {
        Grant(new LeaseGrant(5, 0, 0, 0, 0));
        _lease.TrySpend(1);
        Assert.Null(_lease.ReturnWhenIdle());
        Assert.Equal(new LeaseWish(0, 0, 3, 0), _lease.ReturnWhenIdle());
    }

    [Fact]
    public void retires_when_it_is_over_and_nobody_has_used_it()
    {
        Grant(new LeaseGrant(1, 0, 0, 0, 0));
        _clock.Advance(Life);
        _lease.TrySpend(1);
        Assert.False(_lease.TryRetire());
        Assert.Null(_lease.ReturnWhenIdle());
        Assert.True(_lease.TryRetire());
        Assert.True(_lease.IsRetired);
    }

    private void Grant(LeaseGrant grant, long cost = 1) => _lease.Accept(grant, cost, _clock.GetTimestamp(), Life);
}
