using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using StackExchange.Redis;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Somebody else has written to the key of a limit.</summary>
public abstract class ForeignKeysCompliance(string address)
{
    private const string LeasedBucket = "leased-bucket";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Where a string is asked for Garnet does not see a list or a hash.
    private static readonly Func<IDatabase, string, Task>[] OfStrings = [(database, key) => database.StringSetAsync(key, "?")];

    private static readonly Func<IDatabase, string, Task>[] OfAnyType =
    [
        .. OfStrings,
        (database, key) => database.ListRightPushAsync(key, "?"),
        (database, key) => database.HashSetAsync(key, "bucket", "?"),
    ];

    public static TheoryData<string> Policies => [.. Every().Select(policy => policy.Name)];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task It_troubles_nobody_else(string name)
    {
        await using var bench = await LimitBench.Start(address);
        var events = new LoggedEvents();
        var set = bench.Process(logger: events).Together(Every().Single(policy => policy.Name == name));
        var writers = name is "sliding-log" or LeasedBucket ? OfAnyType : OfStrings;
        for (var i = 0; i < writers.Length; i++)
        {
            var partition = $"{bench.Partition}{i}";
            await writers[i](bench.Database, set.KeysOf([partition])[0]);
            var foreign = await LimitBench.Ask(set, partition);
            Assert.Equal((false, DecidedBy.Local), (foreign.IsAdmitted, foreign.By));
            Assert.True((await LimitBench.Ask(set, bench.Partition, 0)).IsAdmitted);
        }

        Assert.Equal(Enumerable.Repeat("RateLimitScriptFailed", writers.Length), events.Names);
    }

    private static IEnumerable<RateLimitPolicy> Every() =>
    [
        .. new Limit[]
        {
            new FixedWindow(5, Hour), new SlidingLog(5, Hour), new SlidingCounter(5, Hour), new SlidingBuckets(5, Hour),
            new TokenBucket(5, Hour, 5), new LeakyBucket(5, Hour, 5),
        }.Select(limit => LimitBench.Strict(limit.Algorithm, limit)),
        LimitBench.Strict("leased-window", new FixedWindow(5, Hour), Shortcuts.Leases),
        LimitBench.Strict(LeasedBucket, new TokenBucket(5, Hour, 5), Shortcuts.Leases),
    ];
}
