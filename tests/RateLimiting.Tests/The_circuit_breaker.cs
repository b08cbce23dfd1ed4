using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary>Before a Redis of which the test gives every answer.</summary>
public sealed class The_circuit_breaker : IAsyncDisposable
{
    private static readonly RedisLimitsOptions Options = new() { KeyPrefix = "shop:" };
    private static readonly RedisScript Script = new("return { 7 }");
    private readonly FakeTimeProvider _clock = new();
    private readonly LoggedEvents _events = new();
    private readonly ConcurrentQueue<(object Script, string? Key)> _calls = [];
    private readonly CircuitBreaker _breaker;
    private Func<Task<RedisResult>> _answer = () => Answer(7);
    private int _closings;

    public The_circuit_breaker()
    {
        var database = Intercepted.Of<IDatabase>((_, arguments) =>
        {
            // Whoever sees the call may change the answer to the next one.
            var answer = _answer;
            _calls.Enqueue((arguments[0]!, ((RedisKey[])arguments[1]!).Select(key => (string?)key).FirstOrDefault()));
            return answer();
        });
        _breaker = new CircuitBreaker(database, Options, _clock, _events) { WhenClosed = () => _closings++ };
    }

    [Fact]
    public async Task is_open_without_any_Redis()
    {
        await using var without = new CircuitBreaker(null, Options, _clock, _events);
        Assert.True(without.IsOpen);
        Assert.Null(await without.Run(Script, [], []));
    }

    [Fact]
    public async Task takes_an_answer_in_the_last_moment()
    {
        _answer = () => AnswerAfter(Options.DecisionTimeout);
        Assert.Equal(7, Assert.Single((await Run())!));
        Assert.False(_breaker.IsOpen);
    }

    [Fact]
    public async Task opens_at_an_answer_after_it_and_says_how_late_it_was()
    {
        _answer = () => AnswerAfter(Options.DecisionTimeout + TimeSpan.FromMilliseconds(1));
        Assert.Null(await Run());
        Assert.True(_breaker.IsOpen);
        Assert.Equal(["Redis answered after 00:00:00.2510000."], _events.Failures.Select(failure => failure.Message));
    }

    [Fact]
    public async Task opens_once_for_all_who_fail_at_a_time()
    {
        var lost = new TaskCompletionSource<RedisResult>();
        _answer = () => lost.Task;
        Task<long[]?>[] asked = [Run(), Run(), Run()];
        lost.SetException(new TimeoutException("late"));
        Assert.All(await Task.WhenAll(asked), Assert.Null);
        Assert.Equal(["RateLimitsWithoutRedis"], _events.Names);
        Assert.Null(await Run());
        Assert.Equal(3, _calls.Count);
    }

    [Theory]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value")]
    [InlineData("ERR NOLIMIT")]
    public async Task stays_closed_when_one_key_holds_something_else(string message)
    {
        _answer = () => Refusal(message);
        Assert.Null(await Run());
        Assert.False(_breaker.IsOpen);
        Assert.Equal(["RateLimitScriptFailed"], _events.Names);
        Assert.Single(_calls);
    }

    [Fact]
    public async Task sends_the_text_of_a_script_that_Redis_does_not_know()
    {
        _answer = () => _calls.Count == 1 ? Refusal("NOSCRIPT No matching script.") : Answer(7);
        Assert.Equal(7, Assert.Single((await Run())!));
        Assert.Equal([Script.Hash, Script.Text], _calls.Select(call => call.Script));
        Assert.Empty(_events.Names);
    }

    [Fact]
    public async Task is_closed_by_a_probe_that_writes_a_key_of_its_own()
    {
        await Open();
        _answer = () => Answer(0);
        await Probed();
        Assert.Equal((true, 0), (_breaker.IsOpen, _closings));
        _answer = () => Answer(1);
        await Probed();
        await Eventually.True(() => _events.Names.Contains("RateLimitsWithRedis"), "It has closed.");
        Assert.Equal((false, 1), (_breaker.IsOpen, _closings));
        Assert.All(_calls.Skip(1), call => Assert.Equal("shop:probe", call.Key));
        Assert.Equal(["RateLimitsWithoutRedis", "RateLimitsWithRedis"], _events.Names);
    }

    [Fact]
    public async Task asks_nothing_more_after_its_end_and_stays_open()
    {
        await Open();
        _answer = () => Answer(1);
        await _breaker.DisposeAsync();
        await _breaker.DisposeAsync();
        _clock.Advance(Options.ProbeInterval * 10);
        Assert.Equal((true, 0, 1), (_breaker.IsOpen, _closings, _calls.Count));
    }

    [Fact]
    public async Task waits_at_its_end_for_the_probe_on_its_way()
    {
        await Open();
        var probe = new TaskCompletionSource<RedisResult>();
        _answer = () => probe.Task;
        await Probed();
        var end = _breaker.DisposeAsync().AsTask();
        Assert.False(end.IsCompleted);
        probe.SetException(new ObjectDisposedException("connection"));
        await end;
    }

    public ValueTask DisposeAsync() => _breaker.DisposeAsync();

    private async Task Open()
    {
        _answer = () => Refusal("LOADING Redis is loading the dataset in memory");
        Assert.Null(await Run());
        Assert.True(_breaker.IsOpen);
    }

    private async Task Probed()
    {
        var calls = _calls.Count;
        _clock.Advance(Options.ProbeInterval);
        await Eventually.True(() => _calls.Count > calls, "Redis is probed.");
    }

    private Task<long[]?> Run() => _breaker.Run(Script, ["key"], []).AsTask();

    private Task<RedisResult> AnswerAfter(TimeSpan duration)
    {
        _clock.Advance(duration);
        return Answer(7);
    }

    private static Task<RedisResult> Answer(long number) => Task.FromResult(RedisResult.Create([number]));

    private static Task<RedisResult> Refusal(string message) => Task.FromException<RedisResult>(
        new RedisServerException(RedisErrorKind.UnknownCommand, CommandFlags.None, message));
}
