using Microsoft.Extensions.Time.Testing;
using Shop.RateLimiting.Leases;

namespace Shop.RateLimiting.Tests;

/// <summary>How much is asked for at a time.</summary>
public sealed class The_size_of_a_lease
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan Whole = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly Lease _lease;

    public The_size_of_a_lease() => _lease = new Lease(_clock, Whole);

    [Fact]
    public void is_half_as_large_after_each_lost_answer_until_the_limit_is_whole_again()
    {
        Assert.Equal(80, Grown());
        foreach (var most in new[] { 40, 20, 10, 5, 2, 1, 1 })
        {
            _lease.Lose();
            Assert.Equal(most, Grown());
        }

        _clock.Advance(Whole - Microsecond);
        Assert.Equal(1, Grown());
        _clock.Advance(Microsecond);
        Assert.Equal(80, Grown());
        _lease.Lose();
        Assert.Equal(40, Grown());
    }

    [Fact]
    public void is_never_smaller_than_what_it_is_asked_for()
    {
        for (var i = 0; i < 100; i++)
        {
            _lease.Lose();
        }

        Assert.Equal(50, _lease.Renew(50, 80).Wanted);
    }

    [Fact]
    public void begins_small_grows_while_it_is_spent_fast_and_shrinks_when_it_is_not()
    {
        Assert.Equal(10, _lease.Renew(1, 80).Wanted);
        Spend(10);
        Assert.Equal(20, _lease.Renew(1, 80).Wanted);
        Spend(20);
        Assert.Equal(40, _lease.Renew(1, 80).Wanted);
        Grant(new LeaseGrant(40, 0, 0, 0, 0));
        _clock.Advance(Life);
        Assert.Equal(20, _lease.Renew(1, 80).Wanted);
        Spend(20);
        _clock.Advance(Life / 4);
        Assert.Equal(20, _lease.Renew(1, 80).Wanted);
    }

    [Fact]
    public void never_asks_for_less_than_is_needed_or_for_more_than_it_may()
    {
        Assert.Equal(1, _lease.Renew(1, 1).Wanted);
        Assert.Equal(50, _lease.Renew(50, 80).Wanted);
        for (var i = 0; i < 10; i++)
        {
            Spend(80);
            Assert.InRange(_lease.Renew(1, 80).Wanted, 1, 80);
        }
    }

    [Fact]
    public void stays_as_large_when_half_of_it_is_left()
    {
        Assert.Equal(10, _lease.Renew(1, 80).Wanted);
        Grant(new LeaseGrant(10, 0, 0, 0, 0), cost: 5);
        _clock.Advance(Life / 2);
        Assert.Equal(10, _lease.Renew(1, 80).Wanted);
        Grant(new LeaseGrant(10, 0, 0, 0, 0), cost: 4);
        _clock.Advance(Life / 2);
        Assert.Equal(5, _lease.Renew(1, 80).Wanted);
    }

    // As large as it gets when it is spent at once.
    private long Grown()
    {
        for (var i = 0; i < 10; i++)
        {
            Spend(_lease.Renew(1, 80).Wanted);
        }

        return _lease.Renew(1, 80).Wanted;
    }

    private void Spend(long granted)
    {
        Grant(new LeaseGrant(granted, 0, 0, 0, 0));
        _lease.TrySpend(granted - 1);
    }

    private void Grant(LeaseGrant grant, long cost = 1) => _lease.Accept(grant, cost, _clock.GetTimestamp(), Life);
}
