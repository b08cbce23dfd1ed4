using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Redis refuses, hangs or only reads; the test's clock says when it is asked again.</summary>
public abstract class OutagesCompliance(string address)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly RedisLimitsOptions Options = new();
    private static readonly RateLimitPolicy Open = new("open", new FixedWindow(3, Hour)) { Shortcuts = Shortcuts.None };
    private static readonly RateLimitPolicy Closed = Open with { Name = "closed", IsOpenWithoutRedis = false };

    public static TheoryData<string> Outages =>
        [nameof(DoctoredRedis.Health.Refuses), nameof(DoctoredRedis.Health.OnlyReads), nameof(DoctoredRedis.Health.KnowsNoScripts)];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Open_policies_count_in_this_process_and_closed_ones_deny(string outage)
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        bench.Redis.State = Enum.Parse<DoctoredRedis.Health>(outage);
        Assert.Equal(3, await bench.Admitted(process.Together(Open), 10));
        var denied = await bench.Ask(process.Together(Closed));
        Assert.Equal((false, DecidedBy.Local, Options.ProbeInterval), (denied.IsAdmitted, denied.By, denied.RetryAfter));
        Assert.False((await bench.Ask(process.Together(Open with { Name = "other" }, Closed))).IsAdmitted);
        Assert.Equal(3, await bench.Admitted(process.Together(Open with { Name = "other" }), 10));
    }

    [Fact]
    public async Task A_Redis_that_does_not_answer_is_waited_for_once()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(Open);
        bench.Redis.State = DoctoredRedis.Health.Hangs;
        var asked = bench.Ask(set);
        bench.Clock.Advance(Options.DecisionTimeout - TimeSpan.FromMilliseconds(1));
        Assert.False(asked.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((true, DecidedBy.Local), ((await asked).IsAdmitted, (await asked).By));
        var calls = bench.Redis.Calls;
        Assert.Equal(2, await bench.Admitted(set, 1_000));
        Assert.Equal(calls, bench.Redis.Calls);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_counts_as_none()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(Closed);
        var gate = new TaskCompletionSource();
        bench.Redis.Gate = gate.Task;
        var asked = bench.Ask(set);
        bench.Clock.Advance(Options.DecisionTimeout * 2);
        gate.SetResult();
        Assert.False((await asked).IsAdmitted);
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Redis_counts_again_once_it_answers_a_probe(string outage)
    {
        await using var bench = await LimitBench.Start(address);
        var events = new LoggedEvents();
        var set = bench.Process(logger: events).Together(Open);
        Assert.Equal(2, await bench.Admitted(set, 2));
        bench.Redis.State = Enum.Parse<DoctoredRedis.Health>(outage);
        Assert.Equal(3, await bench.Admitted(set, 10));
        bench.Clock.Advance(Options.ProbeInterval * 3);
        Assert.Equal(DecidedBy.Local, (await bench.Ask(set)).By);
        bench.Redis.State = DoctoredRedis.Health.Answers;
        await UntilRedisDecides(bench, set, events);
        Assert.Equal(1, await bench.Admitted(set, 5));
        Assert.Equal(["RateLimitsWithoutRedis", "RateLimitsWithRedis"], events.Names);
    }

    [Fact]
    public async Task Nothing_is_left_of_what_was_counted_in_an_earlier_outage()
    {
        await using var bench = await LimitBench.Start(address);
        var events = new LoggedEvents();
        var set = bench.Process(logger: events).Together(Open);
        for (var i = 1; i <= 2; i++)
        {
            bench.Redis.State = DoctoredRedis.Health.Refuses;
            Assert.Equal(3, await bench.Admitted(set, 10));
            bench.Redis.State = DoctoredRedis.Health.Answers;
            await UntilRedisDecides(bench, set, events, times: i);
        }
    }

    [Fact]
    public async Task Nothing_is_left_of_a_denial_when_Redis_is_back()
    {
        await using var bench = await LimitBench.Start(address);
        var events = new LoggedEvents();
        var set = bench.Process(logger: events).Together(Closed with { Shortcuts = Shortcuts.Denials });
        Assert.Equal(3, await bench.Admitted(set, 4));
        await bench.Database.KeyDeleteAsync(set.KeysOf([bench.Partition])[0]);
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        Assert.Equal(DecidedBy.Local, (await LimitBench.Ask(set, bench.Partition + "other")).By);
        Assert.Equal(DecidedBy.Denial, (await bench.Ask(set)).By);
        bench.Redis.State = DoctoredRedis.Health.Answers;
        await UntilRedisDecides(bench, set, events);
        Assert.True((await bench.Ask(set)).IsAdmitted);
    }

    [Fact]
    public async Task Metrics_tell_every_outcome_and_who_decided()
    {
        await using var bench = await LimitBench.Start(address);
        using var metrics = new CountedDecisions("counted");
        var set = bench.Process().Together(Open with { Name = "counted", Shortcuts = Shortcuts.Denials });
        await bench.Admitted(set, 5);
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        await LimitBench.Admitted(set, bench.Partition + "other", 5);
        Assert.Equal(
            ["allowed degraded 3", "allowed redis 3", "denied degraded 2", "denied denial 1", "denied redis 1"],
            metrics.Counted);
    }

    [Fact]
    public async Task What_is_decided_after_the_end_is_decided_here()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        var set = process.Together(Open);
        await process.DisposeAsync();
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        Assert.Equal(3, await bench.Admitted(set, 10));
    }

    // What is remembered is forgotten before it is logged that Redis is back.
    private static Task UntilRedisDecides(LimitBench bench, PolicySet set, LoggedEvents events, int times = 1) => Eventually.True(
        async () =>
        {
            bench.Clock.Advance(Options.ProbeInterval);
            return (await LimitBench.Ask(set, bench.Partition + "probe")).By == DecidedBy.Redis
                && events.Names.Count(name => name == "RateLimitsWithRedis") == times;
        },
        "Redis decides again.");
}
