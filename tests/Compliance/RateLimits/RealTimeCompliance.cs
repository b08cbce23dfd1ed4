using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>By the server's own clock.</summary>
public abstract class RealTimeCompliance(string address)
{
    private const int TriesMax = 50;
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Leased = ["token-bucket", "fixed-window"];

    public static TheoryData<string> Algorithms => ConformanceCompliance.Algorithms;

    /// <summary>With every way past a round trip that the algorithm knows, and with none.</summary>
    public static TheoryData<string, Shortcuts> Ways => [.. Algorithms.SelectMany(algorithm => WaysOf(algorithm.Data))];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whoever_waits_as_long_as_he_was_told_gets_in(string algorithm, Shortcuts shortcuts)
    {
        await using var client = await RealClient.Start(address, Of(algorithm), shortcuts);
        for (var i = 0; i < 5; i++)
        {
            await client.AskUntilDenied();
            await client.Wait(client.Denied.RetryAfter!.Value);
            Assert.True((await client.Ask()).IsAdmitted, $"Denied after {client.Denied.RetryAfter}.");
        }
    }

    // Whether it came too late is measured: by the time that the answer was there it was still early.
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whoever_comes_ten_milliseconds_earlier_does_not(string algorithm, Shortcuts shortcuts)
    {
        await using var client = await RealClient.Start(address, Of(algorithm), shortcuts);
        var conclusive = 0;
        for (var tries = 0; conclusive < 3; tries++)
        {
            Assert.True(tries < TriesMax, "Every answer came too late to say anything.");
            await client.AskUntilDenied();
            var wait = client.Denied.RetryAfter!.Value;
            await client.Wait(wait - Early);
            var decision = await client.Ask();
            if (wait > Early && client.SinceDenialWasAsked < wait)
            {
                Assert.False(decision.IsAdmitted);
                conclusive++;
            }

            await client.Wait(wait);
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_key_ends_when_it_would_say_nothing_more(string algorithm)
    {
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < TriesMax, "Every answer came when the key had ended already.");
            await using var client = await RealClient.Start(address, Of(algorithm));
            var asked = TimeProvider.System.GetTimestamp();
            var reset = (await client.Ask()).Policies[0].Reset;
            var life = await client.Database.KeyTimeToLiveAsync(client.Key);
            var left = reset - TimeProvider.System.GetElapsedTime(asked);
            if (left <= TimeSpan.Zero)
            {
                continue;
            }

            Assert.NotNull(life);
            Assert.InRange(life.Value, left, reset + Window + TimeSpan.FromMilliseconds(3));
            await Eventually.True(async () => !await client.Database.KeyExistsAsync(client.Key), "The key is gone.");
            return;
        }
    }

    [Fact]
    public async Task A_fixed_window_lets_two_bursts_around_its_edge_pass_together()
    {
        for (var tries = 0; ; tries++)
        {
            await using var client = await RealClient.Start(address, new FixedWindow(10, Window));
            var admissions = await client.BurstAroundTheEdge(Window);
            if (admissions.MostIn(Window) == 20)
            {
                return;
            }

            Assert.True(tries < TriesMax, "No two bursts came close enough to the edge.");
        }
    }

    [Theory]
    [InlineData("sliding-log")]
    [InlineData("sliding-buckets")]
    public async Task No_other_burst_passes_a_window_without_edges(string algorithm)
    {
        for (var i = 0; i < 3; i++)
        {
            await using var client = await RealClient.Start(address, Of(algorithm));
            var admissions = await client.BurstAroundTheEdge(Window);
            Assert.InRange(admissions.MostIn(Window), 0, 10);
        }
    }

    private static IEnumerable<TheoryDataRow<string, Shortcuts>> WaysOf(string algorithm) =>
        new[] { Shortcuts.None, Shortcuts.Denials, Shortcuts.Leases }
            .Where(way => way != Shortcuts.Leases || Leased.Contains(algorithm))
            .Select(way => new TheoryDataRow<string, Shortcuts>(algorithm, way));

    private static Limit Of(string algorithm) => algorithm switch
    {
        "token-bucket" => new TokenBucket(10, Window, 3),
        "leaky-bucket" => new LeakyBucket(10, Window, 3),
        "fixed-window" => new FixedWindow(10, Window),
        "sliding-log" => new SlidingLog(10, Window),
        "sliding-counter" => new SlidingCounter(10, Window),
        _ => new SlidingBuckets(10, Window, 4),
    };
}
