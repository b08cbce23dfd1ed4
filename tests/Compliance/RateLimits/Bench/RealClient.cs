using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using StackExchange.Redis;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>One client of one limit, by the clock on the wall.</summary>
internal sealed class RealClient : IAsyncDisposable
{
    // A slow machine is no outage.
    public static readonly RedisLimitsOptions Patient = new() { DecisionTimeout = TimeSpan.FromSeconds(20), LeaseLife = TimeSpan.FromSeconds(30) };

    private static readonly TimeSpan DenialMax = TimeSpan.FromSeconds(60);
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly ConnectionMultiplexer _redis;
    private readonly RedisLimits _limits;
    private readonly PolicySet _set;
    private readonly string _partition = Guid.CreateVersion7().ToString("N");
    private long _denialAsked;
    private long _denialAnswered;

    private RealClient(ConnectionMultiplexer redis, Limit limit, Shortcuts shortcuts)
    {
        _redis = redis;
        _limits = new RedisLimits(redis, Patient);
        _set = _limits.Together(LimitBench.Strict("real", limit, shortcuts));
    }

    public IDatabase Database => _redis.GetDatabase();

    public string Key => _set.KeysOf([_partition])[0];

    public Decision Denied { get; private set; } = new(false, DecidedBy.Redis, []);

    /// <summary>Redis decided after this had begun.</summary>
    public TimeSpan SinceDenialWasAsked => Time.GetElapsedTime(_denialAsked);

    public static async Task<RealClient> Start(string address, Limit limit, Shortcuts shortcuts = Shortcuts.None) =>
        new(await ConnectionMultiplexer.ConnectAsync(address), limit, shortcuts);

    public ValueTask<Decision> Ask() => _set.Decide([_partition]);

    public async Task AskUntilDenied()
    {
        Decision decision;
        var began = Time.GetTimestamp();
        do
        {
            Xunit.Assert.True(Time.GetElapsedTime(began) < DenialMax, "A machine that asks so slowly is never denied.");
            _denialAsked = Time.GetTimestamp();
            decision = await Ask();
        }
        while (decision.IsAdmitted);

        (_denialAnswered, Denied) = (Time.GetTimestamp(), decision);
    }

    /// <summary>From the answer on, to a microsecond: a timer alone would come a millisecond late or early.</summary>
    public async Task Wait(TimeSpan time)
    {
        var coarse = time - Time.GetElapsedTime(_denialAnswered) - TimeSpan.FromMilliseconds(3);
        if (coarse > TimeSpan.Zero)
        {
            await Task.Delay(coarse, Time);
        }

        SpinWait.SpinUntil(() => Time.GetElapsedTime(_denialAnswered) >= time);
    }

    /// <summary>As fast as it can, from a little before the end of a window until a little after it.</summary>
    public async Task<Admissions> BurstAroundTheEdge(TimeSpan window)
    {
        var around = window / 8;
        var now = Time.GetUtcNow().UtcTicks;
        var edge = ((now / window.Ticks) + 2) * window.Ticks;
        await Task.Delay(TimeSpan.FromTicks(edge - now) - around, Time);
        var admitted = new List<(TimeSpan, TimeSpan)>();
        while (Time.GetUtcNow().UtcTicks < edge + around.Ticks)
        {
            var asked = Time.GetElapsedTime(0);
            if ((await Ask()).IsAdmitted)
            {
                admitted.Add((asked, Time.GetElapsedTime(0)));
            }
        }

        return new Admissions(admitted);
    }

    public async ValueTask DisposeAsync()
    {
        await _limits.DisposeAsync();
        await _redis.DisposeAsync();
    }
}
