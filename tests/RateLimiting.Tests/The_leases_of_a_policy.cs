using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Outages;

namespace Shop.RateLimiting.Tests;

/// <summary>What a process asks Redis for, and what it gives back.</summary>
public sealed class The_leases_of_a_policy : IAsyncDisposable
{
    private const long LeaseMax = 16;
    private static readonly RedisLimitsOptions Options = new() { KeysMax = 1_000 };
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly GrantingRedis _redis = new();
    private readonly CircuitBreaker _breaker;
    private readonly LeasedPolicy _leases;

    public The_leases_of_a_policy()
    {
        _breaker = new CircuitBreaker(_redis.Database, Options, _clock, NullLogger.Instance);
        _leases = Of(Options);
    }

    private LeaseWish Last => _redis.Wishes[^1];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task bring_what_those_who_wait_for_them_spend()
    {
        await Grow("a");
        var gate = Close();
        Task<Spent?>[] asked = [.. Enumerable.Range(0, 5).Select(_ => Ask("a"))];
        gate.SetResult();
        Assert.Equal([11, 12, 13, 14, 15], (await Task.WhenAll(asked)).Select(spent => spent!.Answer.Remaining).Order());
        Assert.Equal(4 + 1, _redis.Wishes.Count);
    }

    [Fact]
    public async Task share_a_denial_with_all_who_wait_for_the_same_cost()
    {
        _redis.Wait = 1_000;
        var gate = Close();
        Task<Spent?>[] asked = [Ask("a"), Ask("a"), Ask("a", cost: 2), Ask("a"), Ask("b")];
        gate.SetResult();
        Assert.All(await Task.WhenAll(asked), spent => Assert.Equal(1_000, spent!.Answer.Wait));
        Assert.Equal(4, _redis.Wishes.Count);
        _clock.Advance(Microsecond);
        await Ask("a");
        Assert.Equal(5, _redis.Wishes.Count);
    }

    // Of 2 an hour and at most 16 all are there again after 8 hours, from the end of the lost lease on.
    [Fact]
    public async Task are_half_as_large_after_a_lost_answer_until_the_limit_is_whole_again()
    {
        await Grow("a");
        var whole = _clock.GetUtcNow() + Options.LeaseLife + (8 * Hour);
        await Lose(() => Ask("a"));
        _clock.Advance(whole - _clock.GetUtcNow() - Microsecond);
        await Ask("a");
        Assert.Equal(LeaseMax / 2, Last.Wanted);
        _clock.Advance(Microsecond);
        await Ask("a", (LeaseMax / 2) - 1);
        await Ask("a");
        Assert.Equal(LeaseMax, Last.Wanted);
    }

    [Fact]
    public async Task are_half_as_large_after_a_lost_return()
    {
        await Grow("a");
        await Ask("a");
        await Lose(() => Return(onlyIdle: false));
        await Ask("a");
        Assert.Equal(LeaseMax / 2, Last.Wanted);
    }

    [Fact]
    public async Task stay_with_those_who_have_them_when_others_get_none()
    {
        var full = Of(Options with { KeysMax = 1 });
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await full.Ask("a", 1, Cancel));
            Assert.NotNull(await full.Ask("b", 1, Cancel));
        }

        Assert.Equal([2, 1, 1, 4, 1], _redis.Wishes.Select(wish => wish.Wanted));
    }

    [Fact]
    public async Task go_back_at_the_second_look_when_nobody_has_used_them()
    {
        await Grow("a");
        await Ask("a");
        var wishes = _redis.Wishes.Count;
        await Return(onlyIdle: true);
        Assert.Equal(wishes, _redis.Wishes.Count);
        await Return(onlyIdle: true);
        Assert.Equal(new LeaseWish(0, 0, LeaseMax - 1, 0), Last);
        await Return(onlyIdle: true);
        Assert.Equal(wishes + 1, _redis.Wishes.Count);
    }

    [Fact]
    public async Task that_are_being_asked_for_are_left_alone_and_waited_for_at_the_end()
    {
        await Grow("a");
        var gate = Close();
        var asked = Ask("a");
        await Return(onlyIdle: true);
        var end = Return(onlyIdle: false);
        Assert.False(end.IsCompleted);
        gate.SetResult();
        Assert.NotNull(await asked);
        await end;
        Assert.Equal(new LeaseWish(0, 0, LeaseMax - 1, 0), Last);
    }

    [Fact]
    public async Task go_back_in_groups()
    {
        var keys = (2 * LeasedPolicy.GroupMax) + 10;
        for (var i = 0; i < keys; i++)
        {
            await Ask($"{i}");
        }

        var gate = Close();
        var end = Return(onlyIdle: false);
        foreach (var given in new[] { LeasedPolicy.GroupMax, 2 * LeasedPolicy.GroupMax, keys })
        {
            await Eventually.True(() => _redis.Wishes.Count == keys + given, $"{given} are on their way.");
            Assert.False(end.IsCompleted);
            var open = gate;
            gate = Close();
            open.SetResult();
        }

        await end;
    }

    public async ValueTask DisposeAsync() => await _breaker.DisposeAsync();

    private LeasedPolicy Of(RedisLimitsOptions options)
    {
        var policy = new RateLimitPolicy("p", new TokenBucket(2, Hour, LeaseMax)) { LeaseMax = LeaseMax };
        return new LeasedPolicy(policy, new LeaseScript(policy.Limit, "holder", options.LeaseLife, _breaker), options, _clock);
    }

    // The more is spent at once, the larger: 2, 4, 8, 16. Nothing is left of the last.
    private async Task Grow(string key)
    {
        for (var i = 0; i < 4; i++)
        {
            await Ask(key, LeaseMax);
        }
    }

    private TaskCompletionSource Close()
    {
        var gate = new TaskCompletionSource();
        _redis.Gate = gate.Task;
        return gate;
    }

    private async Task Lose(Func<Task> ask)
    {
        _redis.Gate = Task.FromException(new TimeoutException("It does not answer."));
        await ask();
        Assert.True(_breaker.IsOpen);
        _redis.Gate = Task.CompletedTask;
        await Eventually.True(
            () =>
            {
                _clock.Advance(Options.ProbeInterval);
                return !_breaker.IsOpen;
            },
            "Redis answers again.");
    }

    private Task<Spent?> Ask(string key, long cost = 1) => _leases.Ask(key, cost, Cancel).AsTask();

    private Task Return(bool onlyIdle) => _leases.Return(onlyIdle, Cancel);
}
