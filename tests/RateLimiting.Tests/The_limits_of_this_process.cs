using Microsoft.Extensions.Time.Testing;
using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Outages;

namespace Shop.RateLimiting.Tests;

/// <summary>While Redis is away.</summary>
public sealed class The_limits_of_this_process
{
    private static readonly FixedWindow Three = new(3, TimeSpan.FromHours(1));
    private static readonly FixedWindow Five = new(5, TimeSpan.FromHours(1));
    private static readonly FixedWindow Brief = new(3, TimeSpan.FromMilliseconds(100));
    private readonly FakeTimeProvider _clock = new();
    private readonly LocalLimits _limits;

    public The_limits_of_this_process() => _limits = new LocalLimits(keysMax: 2, _clock);

    [Fact]
    public void debit_all_or_none()
    {
        Assert.Equal(3, Admitted(5, [Five, Three], "a", "b"));
        Assert.Equal([2], Remaining([Five], "a"));
    }

    [Fact]
    public void are_bounded_and_too_strict_beyond()
    {
        Assert.Equal(6, Admitted(5, [Three], "a") + Admitted(5, [Three], "b"));
        Assert.Equal(3, Admitted(5, [Three], "c") + Admitted(5, [Three], "d"));
        Assert.Equal(5, Admitted(9, [Five], "e"));
    }

    [Fact]
    public void make_room_when_the_time_of_others_is_over()
    {
        Assert.Equal(6, Admitted(5, [Three], "a") + Admitted(5, [Three], "b"));
        Assert.Equal(3, Admitted(5, [Three], "c") + Admitted(5, [Three], "d"));
        _clock.Advance(Three.Per);
        Assert.Equal(6, Admitted(5, [Three], "c") + Admitted(5, [Three], "d"));
    }

    [Fact]
    public void look_for_room_once_a_second_at_most()
    {
        Assert.Equal(6, Admitted(5, [Brief], "a") + Admitted(5, [Brief], "b"));
        Assert.Equal(3, Admitted(5, [Three], "c"));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, Admitted(5, [Three], "c"));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, Admitted(5, [Three], "c"));
    }

    [Fact]
    public void last_as_long_as_their_period()
    {
        Assert.Equal(3, Admitted(5, [Three], "a"));
        _clock.Advance(Three.Per - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Admitted(5, [Three], "a"));
    }

    // The look for room at "c" is the first.
    [Fact]
    public void look_for_room_when_there_is_none_and_not_before()
    {
        Assert.Equal(3, Admitted(5, [Brief], "a"));
        _clock.Advance(Brief.Per / 2);
        Assert.Equal(1, Admitted(1, [Three], "b"));
        _clock.Advance(Brief.Per / 2);
        Assert.Equal(6, Admitted(5, [Three], "c") + Admitted(5, [Three], "d"));
    }

    [Fact]
    public void forget_nothing_of_the_request_that_makes_room()
    {
        Assert.Equal(6, Admitted(5, [Three], "a") + Admitted(5, [Three], "b"));
        _clock.Advance(Three.Per);
        Assert.Equal(1, Admitted(1, [Three, Three], "a", "c"));
        Assert.Equal([2, 2], Remaining([Three, Three], "a", "c"));
    }

    [Fact]
    public void never_debit_one_state_twice_for_one_request()
    {
        Assert.Equal(6, Admitted(5, [Three], "a") + Admitted(5, [Three], "b"));
        Assert.Equal(3, Admitted(5, [Three, Three], "c", "d"));
    }

    [Fact]
    public void are_forgotten_when_Redis_counts_again()
    {
        Assert.Equal(3, Admitted(5, [Three], "a"));
        _limits.Forget();
        Assert.Equal(3, Admitted(5, [Three], "a"));
    }

    private int Admitted(int requests, Limit[] limits, params string[] keys) =>
        Enumerable.Range(0, requests).Count(_ => Decide(limits, keys).All(answer => answer.IsAdmitted));

    private IEnumerable<long> Remaining(Limit[] limits, params string[] keys) => Decide(limits, keys, cost: 0).Select(answer => answer.Remaining);

    private Answer[] Decide(Limit[] limits, string[] keys, long cost = 1) => _limits.Decide(limits, new DecisionRequest(keys, [.. keys.Select(_ => cost)]));
}
