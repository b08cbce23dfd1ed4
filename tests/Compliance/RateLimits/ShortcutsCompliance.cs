using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Fewer round trips, and the same answers.</summary>
public abstract class ShortcutsCompliance(string address)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_denial_is_repeated_without_Redis_until_its_time_has_come()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new TokenBucket(1, Second, 2), Shortcuts.Denials));
        Assert.Equal(2, await bench.Admitted(set, 3));
        var calls = bench.Redis.Calls;
        bench.Clock.Advance(Second * 0.4);
        var denied = await bench.Ask(set);
        Assert.Equal((DecidedBy.Denial, Second * 0.6), (denied.By, denied.RetryAfter));
        Assert.Equal(calls, bench.Redis.Calls);
        bench.Clock.Advance(Second * 0.6);
        Assert.True((await bench.Ask(set)).IsAdmitted);
    }

    [Fact]
    public async Task A_denial_says_nothing_of_another_cost_or_partition()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new TokenBucket(1, Second, 5), Shortcuts.Denials));
        Assert.True((await bench.Ask(set, 3)).IsAdmitted);
        Assert.False((await bench.Ask(set, 3)).IsAdmitted);
        Assert.True((await bench.Ask(set, 2)).IsAdmitted);
        Assert.True((await LimitBench.Ask(set, bench.Partition + "other", 3)).IsAdmitted);
    }

    [Fact]
    public async Task A_denial_is_asked_for_again_after_a_second_and_not_before()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new FixedWindow(1, Second * 60), Shortcuts.Denials));
        Assert.Equal(1, await bench.Admitted(set, 2));
        var calls = bench.Redis.Calls;
        for (var i = 1; i <= 100; i++)
        {
            bench.Clock.Advance(Second / 10);
            Assert.Equal((Second * 60) - (Second / 10 * i), (await bench.Ask(set)).RetryAfter);
        }

        Assert.Equal(10, bench.Redis.Calls - calls);
    }

    [Fact]
    public async Task A_key_that_is_deleted_admits_within_a_second()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new FixedWindow(1, TimeSpan.FromDays(31)), Shortcuts.Denials));
        Assert.Equal(1, await bench.Admitted(set, 2));
        await bench.Database.KeyDeleteAsync(set.KeysOf([bench.Partition])[0]);
        Assert.False((await bench.Ask(set)).IsAdmitted);
        bench.Clock.Advance(Second);
        Assert.True((await bench.Ask(set)).IsAdmitted);
    }

    // What others hold comes back before the window's end, which is what the client is told.
    [Fact]
    public async Task A_denial_of_leases_is_remembered_no_longer_than_a_lease_lives()
    {
        await using var bench = await LimitBench.Start(address);
        var options = new RedisLimitsOptions { LeaseLife = Second / 2 };
        var set = bench.Process(options).Together(LimitBench.Strict("p", new FixedWindow(1, Second * 60), Shortcuts.Leases));
        Assert.Equal(1, await bench.Admitted(set, 2));
        var calls = bench.Redis.Calls;
        bench.Clock.Advance(Second * 0.4);
        Assert.False((await bench.Ask(set)).IsAdmitted);
        Assert.Equal(calls, bench.Redis.Calls);
        bench.Clock.Advance(Second * 0.1);
        Assert.Equal(Second * 59.5, (await bench.Ask(set)).RetryAfter);
        Assert.True(bench.Redis.Calls > calls);
    }

    [Fact]
    public async Task Requests_that_wait_share_the_next_round_trip_and_have_their_own_answers()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process(new() { BatchMax = 40 }).Together(LimitBench.Strict("p", new TokenBucket(1, Second * 1000, 50), Shortcuts.Batches));
        var gate = new TaskCompletionSource();
        bench.Redis.Gate = gate.Task;
        Task<Decision>[] asked = [.. Enumerable.Range(0, 100).Select(i => LimitBench.Ask(set, bench.Partition + (i % 2), 1 + (i % 2)))];
        gate.SetResult();
        var answers = await Task.WhenAll(asked);
        Assert.Equal(1 + 3, bench.Redis.Calls);
        Assert.Equal([.. Enumerable.Range(0, 50).Select(i => 49L - i)], answers.Where((_, i) => i % 2 == 0).Select(Remaining));
        Assert.Equal([.. Enumerable.Range(0, 25).Select(i => 48L - (2 * i))], answers.Where((_, i) => i % 2 == 1).Take(25).Select(Remaining));
        Assert.All(answers.Where((_, i) => i % 2 == 1).Skip(25), answer => Assert.False(answer.IsAdmitted));
    }

    [Fact]
    public async Task Requests_of_several_policies_share_it_when_one_of_them_may()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(
            LimitBench.Strict("p", new TokenBucket(1, Second * 1000, 50), Shortcuts.Batches), LimitBench.Strict("q", new TokenBucket(1, Second * 1000, 90)));
        var gate = new TaskCompletionSource();
        bench.Redis.Gate = gate.Task;
        Task<Decision>[] asked = [.. Enumerable.Range(0, 5).Select(_ => bench.Ask(set, 1, 3))];
        gate.SetResult();
        var answers = await Task.WhenAll(asked);
        Assert.Equal(1 + 1, bench.Redis.Calls);
        Assert.Equal([.. Enumerable.Range(1, 5).Select(i => (50L - i, 90L - (3 * i)))], answers.Select(answer => (Remaining(answer), answer.Policies[1].Remaining)));
    }

    [Fact]
    public async Task A_failed_round_trip_reaches_everybody_who_shares_it()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new TokenBucket(1, Second, 500), Shortcuts.Batches));
        var gate = new TaskCompletionSource();
        bench.Redis.Gate = gate.Task;
        Task<Decision>[] asked = [.. Enumerable.Range(0, 20).Select(_ => bench.Ask(set))];
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        gate.SetResult();
        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal((false, DecidedBy.Local), (answer.IsAdmitted, answer.By)));
        Assert.Equal(1, bench.Redis.Calls);
    }

    private static long Remaining(Decision decision) => decision.Policies[0].Remaining;
}
