using Shop.Integration.Tests.Containers;
using Shop.Integration.Tests.Redis;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using StackExchange.Redis;
using Testcontainers.Redis;

namespace Shop.Integration.Tests.RateLimits;

/// <summary>A real server that is stopped, paused, flushed or only reads; the connection as the gateway has it.</summary>
[Collection("Redis")]
public sealed class Outages_of_Redis(RedisFixture redis)
{
    // A machine under load may be late now and then, but not every time.
    private const int Tries = 3;

    private static readonly TimeSpan RecoveryMax = TimeSpan.FromSeconds(1);
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly RateLimitPolicy Open = new("open", new FixedWindow(1_000_000, TimeSpan.FromHours(1))) { Shortcuts = Shortcuts.None };
    private static readonly RateLimitPolicy Closed = Open with { Name = "closed", IsOpenWithoutRedis = false };

    // A container that is stopped does not tell its port.
    private readonly string _address = redis.Address;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Redis_that_is_not_there_yet_is_used_once_it_is()
    {
        ConnectionMultiplexer? connection = null;
        RedisLimits? limits = null;
        await IsBackInTime(async () =>
        {
            await During(Stopped, async () =>
            {
                connection = await Connect();
                limits = new RedisLimits(connection);
                await IsAway(limits);
            });
            var recovery = await Recovery(limits!);
            await limits!.DisposeAsync();
            await connection!.DisposeAsync();
            return recovery;
        });
    }

    [Fact]
    public Task A_killed_Redis_is_used_again_when_it_is_back() => IsUsedAgainAfter(Stopped);

    [Fact]
    public Task A_Redis_that_hangs_is_used_again_when_it_goes_on() => IsUsedAgainAfter(Paused);

    [Fact]
    public Task A_Redis_that_only_reads_is_used_again_when_it_writes() => IsUsedAgainAfter(OnlyReading);

    [Fact]
    public async Task Flushed_scripts_are_sent_again_without_an_outage()
    {
        await using var connection = await Connect();
        await using var limits = new RedisLimits(connection);
        await FirstOfRedis(limits);
        await connection.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
        Assert.Equal(DecidedBy.Redis, (await Ask(limits, Closed)).By);
    }

    [Fact]
    public async Task A_promoted_replica_goes_on_counting()
    {
        await using var replica = new RedisBuilder("redis:8").WithCommand(
            "redis-server", "--requirepass", RedisFixture.Password, "--masterauth", RedisFixture.Password,
            "--replicaof", redis.Container.IpAddress, "6379").Build();
        await replica.StartAsync(Cancel);
        await using var primary = await Connect();
        await Eventually.Holds(async () => (long)await primary.GetDatabase().ExecuteAsync("WAIT", 1, 100) == 1, () => "The replica follows.");
        await using var connection = await Connect($"{replica.GetConnectionString()},{_address}");
        await using var limits = new RedisLimits(connection);
        await FirstOfRedis(limits);
        var left = (await Ask(limits, Closed)).Policies[0].Remaining;
        await primary.GetDatabase().ExecuteAsync("WAIT", 1, 10_000);

        await During(Stopped, async () =>
        {
            await IsAway(limits);
            await replica.ExecAsync(["redis-cli", "-a", RedisFixture.Password, "REPLICAOF", "NO", "ONE"], Cancel);
            var decided = await FirstOfRedis(limits);
            Assert.Equal(left - 1, decided.Policies[0].Remaining);
        });
    }

    private (Func<Task> Begin, Func<Task> End) Stopped => (() => redis.Container.StopAsync(Cancel), () => redis.Container.StartAsync(CancellationToken.None));

    private (Func<Task> Begin, Func<Task> End) Paused => (() => redis.Container.PauseAsync(Cancel), () => redis.Container.UnpauseAsync(CancellationToken.None));

    private (Func<Task> Begin, Func<Task> End) OnlyReading => (() => ReplicaOf("127.0.0.1", "1"), () => ReplicaOf("NO", "ONE"));

    private static async Task During((Func<Task> Begin, Func<Task> End) outage, Func<Task> check)
    {
        await outage.Begin();
        try
        {
            await check();
        }
        finally
        {
            await outage.End();
        }
    }

    private async Task IsUsedAgainAfter((Func<Task> Begin, Func<Task> End) outage)
    {
        await using var connection = await Connect();
        await using var limits = new RedisLimits(connection);
        await IsBackInTime(async () =>
        {
            await FirstOfRedis(limits);
            await During(outage, () => IsAway(limits));
            return await Recovery(limits);
        });
    }

    private async Task ReplicaOf(string host, string port)
    {
        await using var other = await Connect();
        await other.GetServers()[0].ExecuteAsync("REPLICAOF", host, port);
    }

    private static async Task IsAway(RedisLimits limits)
    {
        await Eventually.Holds(async () => (await Ask(limits, Open)).By == DecidedBy.Local, () => "Redis is away.");
        Assert.True((await Ask(limits, Open)).IsAdmitted);
        Assert.False((await Ask(limits, Closed)).IsAdmitted);
    }

    private static async Task IsBackInTime(Func<Task<TimeSpan>> outage)
    {
        var recoveries = new List<TimeSpan>();
        do
        {
            recoveries.Add(await outage());
        }
        while (recoveries[^1] > RecoveryMax && recoveries.Count < Tries);

        Assert.True(recoveries[^1] <= RecoveryMax, string.Join(", ", recoveries));
    }

    // From the time on that the server answers somebody else.
    private async Task<TimeSpan> Recovery(RedisLimits limits)
    {
        await using var other = await Connect();
        await Eventually.Holds(async () => await Writes(other), () => "Redis writes.");
        var back = Time.GetTimestamp();
        await FirstOfRedis(limits);
        return Time.GetElapsedTime(back);
    }

    private static async Task<Decision> FirstOfRedis(RedisLimits limits)
    {
        Decision? decided = null;
        await Eventually.Holds(
            async () =>
            {
                decided = await Ask(limits, Closed);
                return decided.By == DecidedBy.Redis;
            },
            () => "Redis decides.");
        return decided!;
    }

    private static async Task<bool> Writes(ConnectionMultiplexer other)
    {
        try
        {
            return await other.GetDatabase().StringSetAsync("limit:other", 1);
        }
        catch (Exception failure) when (failure is RedisException or RedisTimeoutException or RedisCommandException)
        {
            return false;
        }
    }

    private static async Task<Decision> Ask(RedisLimits limits, RateLimitPolicy policy) => await limits.Together(policy).Decide(["everybody"], null, Cancel);

    private Task<ConnectionMultiplexer> Connect() => Connect(_address);

    private static async Task<ConnectionMultiplexer> Connect(string addresses)
    {
        var options = ConfigurationOptions.Parse(addresses);
        options.AbortOnConnectFail = false;
        options.AllowAdmin = true;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConfigCheckSeconds = 1;
        options.ConnectTimeout = 1_000;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(200);
        options.ReconnectRetryPolicy = new LinearRetry(200);
        return await ConnectionMultiplexer.ConnectAsync(options);
    }
}
