using Shop.Compliance.RateLimits.Bench;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

/// <summary>One is frozen with permits in hand. When it goes on they have ended, and the others have been given them.</summary>
public sealed class Four_gateways_with_one_limit
{
    private const int PerSecond = 200;
    private const int Burst = 100;
    private const int Clients = 4;

    // A lease is a tenth of the burst: with this many admitted one is in hand.
    private const int AdmittedBeforeTheFreeze = 25;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // Longer than a lease lives; and until nobody holds one any more and the bucket is full.
    private static readonly TimeSpan Freeze = 2.4 * Second;
    private static readonly TimeSpan Silence = 3 * Second;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task never_admit_more_than_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a process can be frozen.");
        await using var part = await new FakePart("any").Start();
        using var redis = new RedisServer();
        var gateways = new List<GatewayProcess>();
        try
        {
            for (var i = 0; i < 4; i++)
            {
                gateways.Add(await GatewayProcess.Start(part.Address, SharedLimit(redis.Endpoint)));
            }

            await Play(gateways[0], gateways[1..]);
        }
        finally
        {
            gateways.ForEach(gateway => gateway.Dispose());
        }

        var admissions = new Admissions(gateways.SelectMany(gateway => gateway.Admissions));
        Assert.InRange(admissions.WorstOver(Burst, PerSecond), double.MinValue, 0);
        Assert.InRange(admissions.Count, 2 * Burst, int.MaxValue);
        Assert.All(gateways, gateway => Assert.NotEmpty(gateway.Admissions));
    }

    private static async Task Play(GatewayProcess frozen, List<GatewayProcess> others)
    {
        // A gateway's first decisions may come too late, and count as denied.
        foreach (var gateway in others)
        {
            await Spend(gateway, admitted: 1);
        }

        // Its requests are on their way when it is frozen, and are answered when it goes on.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var first = frozen.Spend(1, Pause, stop.Token);
        await frozen.HasAdmitted(AdmittedBeforeTheFreeze);
        await frozen.Signal("STOP");
        await Task.WhenAll(others.Select(gateway => gateway.Spend(1, Freeze, Pause)));
        await Task.Delay(Silence, TimeProvider.System, Cancel);
        var last = others.Select(gateway => gateway.Spend(Clients, Second, TimeSpan.Zero)).ToList();
        await frozen.Signal("CONT");
        await Task.WhenAll([.. last, frozen.Spend(Clients, Second, TimeSpan.Zero)]);
        await stop.CancelAsync();
        await first;
    }

    private static async Task Spend(GatewayProcess gateway, int admitted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var spending = gateway.Spend(1, Pause, stop.Token);
        await gateway.HasAdmitted(admitted);
        await stop.CancelAsync();
        await spending;
    }

    private static (string, string)[] SharedLimit(string redis) => Limits.Of(
    [
        $"Redis={redis}",
        .. Limits.Policy(
            0, "Name=shared", "Algorithm=token-bucket", $"Limit={PerSecond}", "Per=00:00:01", $"Burst={Burst}", "Partition=Global", "Shortcuts=Leases",
            "WhenRedisIsDown=Closed"),
    ]);
}
