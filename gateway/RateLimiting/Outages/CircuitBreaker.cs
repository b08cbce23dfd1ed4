using Microsoft.Extensions.Logging;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;

namespace Shop.RateLimiting.Outages;

/// <summary>
/// Redis behind a switch: the first failed or late answer opens it, and nobody waits any more. Probes close it again.
/// </summary>
internal sealed partial class CircuitBreaker(IDatabase? database, RedisLimitsOptions options, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    // A script that writes: a server that only reads, e.g. a replica, keeps no limit, and one that runs no scripts decides nothing.
    private static readonly RedisScript ProbeScript = new("redis.call('SET', KEYS[1], 1, 'PX', 1000) return { 1 }");

    private readonly CancellationTokenSource _stop = new();
    // Without any Redis it is never closed.
    private volatile bool _isOpen = database is null;
    private int _probing;
    private Task _probes = Task.CompletedTask;

    public bool IsOpen => _isOpen;

    /// <summary>What to do when Redis is back.</summary>
    public Action WhenClosed { get; init; } = () => { };

    /// <returns>What the script answers; null when Redis is away. It may have run all the same.</returns>
    public async ValueTask<long[]?> Run(RedisScript script, RedisKey[] keys, RedisValue[] arguments)
    {
        if (_isOpen)
        {
            return null;
        }

        try
        {
            return await InTime(() => script.Run(database!, keys, arguments));
        }
        catch (RedisServerException failure) when (IsOfOneKey(failure))
        {
            // Everybody else's keys are in order.
            ScriptFailed(logger, failure);
            return null;
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            Open(failure);
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            await _probes;
            _stop.Dispose();
        }
    }

    // A process that was stopped finds the answer and the timeout at once: late is late, whichever it sees first.
    private async Task<T> InTime<T>(Func<Task<T>> ask)
    {
        var asked = clock.GetTimestamp();
        var answer = await ask().WaitAsync(options.DecisionTimeout, clock);
        return clock.GetElapsedTime(asked) <= options.DecisionTimeout
            ? answer
            : throw new TimeoutException($"Redis answered after {clock.GetElapsedTime(asked)}.");
    }

    // RedisTimeoutException is a TimeoutException; a disposed connection is one that is gone for good, and cancels what waits for it.
    private static bool IsOutage(Exception failure) =>
        failure is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException or OperationCanceledException;

    // What somebody else has written there is no state of this limit: of another type, or of another length (kept.lua). Every other
    // error, e.g. an unknown command, is one of all keys.
    private static bool IsOfOneKey(RedisServerException failure) =>
        failure.Message.Contains("WRONGTYPE", StringComparison.Ordinal) || failure.Message.Contains("NOLIMIT", StringComparison.Ordinal);

    private void Open(Exception failure)
    {
        _isOpen = true;
        if (!_stop.IsCancellationRequested && Interlocked.CompareExchange(ref _probing, 1, 0) == 0)
        {
            Opened(logger, failure);
            _probes = Probe();
        }
    }

    private async Task Probe()
    {
        var since = clock.GetTimestamp();
        using var timer = new PeriodicTimer(options.ProbeInterval, clock);
        try
        {
            do
            {
                await timer.WaitForNextTickAsync(_stop.Token);
            }
            while (!await Answers());
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }

        _probing = 0;
        _isOpen = false;
        WhenClosed();
        var elapsed = clock.GetElapsedTime(since);
        Closed(logger, elapsed);
    }

    private async Task<bool> Answers()
    {
        try
        {
            return await InTime(() => ProbeScript.Run(database!, [$"{options.KeyPrefix}probe"], [])) is [1];
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "RateLimitsWithoutRedis", Message = "Redis is away; every policy decides without it.")]
    private static partial void Opened(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "RateLimitScriptFailed", Message = "A limit is decided without Redis: its script failed.")]
    private static partial void ScriptFailed(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, EventName = "RateLimitsWithRedis", Message = "Redis is back after {Elapsed}.")]
    private static partial void Closed(ILogger logger, TimeSpan elapsed);
}
