using System.Globalization;

namespace Shop.Embedded.Demo;

/// <summary>A whole scenario over HTTP through the gateway, each step checked.</summary>
internal static class ShopDemo
{
    /// <summary>Orders a second, at most, where no rate is told: all containers and whoever measures them may share two cores.</summary>
    public const int OwnPaceMax = 25;

    /// <returns>Whether every check passed.</returns>
    public static async Task<bool> Play(DemoTargets targets, TextWriter output, TimeProvider clock, CancellationToken cancellationToken)
    {
        var checks = new Checklist(output);
        if (targets.NotLookedAt.ToList() is { Count: > 0 } notLookedAt)
        {
            checks.Heading($"Not looked at, since no address was given: {string.Join(", ", notLookedAt)}.");
        }

        try
        {
            await Play(targets, checks, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is DemoOverException or HttpRequestException)
        {
            checks.Check("the shop answers and the demo can go on", holds: false, exception.Message);
            checks.Heading($"demo: {checks.Passed} of {checks.Total} checks passed, and the rest could not be played");
        }

        return checks.AllPassed;
    }

    private static async Task Play(DemoTargets targets, Checklist checks, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var client = new ShopClient(targets.Gateway, cancellationToken);
        var suffix = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
        await using var kafka = targets.KafkaBootstrapServers is { } servers ? new KafkaTap(servers, clock) : null;
        await using var queue = targets.RabbitMq is { } transport
            ? await QueueTap.Bind(transport, $"demo-{suffix}", clock, cancellationToken)
            : null;
        await PlayActs(new DemoRun(targets, client, kafka, queue, checks, clock, suffix, cancellationToken));
    }

    private static async Task PlayActs(DemoRun run)
    {
        await CatalogueAct.Play(run);
        var order = await JourneyAct.Play(run);
        await LifeOfAnOrderAct.Play(run, order);
        await CancellationAct.Play(run);
        await RefusalsAct.Play(run, order);
        await FloodAct.Play(run);
        await PlayLag(run);
    }

    private static async Task PlayLag(DemoRun run)
    {
        run.Checks.Heading($"Consistency lag: {LagMeter.Unmeasured} orders to warm up, then {LagMeter.Measured} measured");
        var meter = new LagMeter(run.Client, run.Mug, run.Clock, run.Stopping);
        var pace = await meter.WarmUp();
        var rate = run.Targets.OrdersPerSecond ?? Math.Clamp((int)pace, 1, OwnPaceMax);
        run.Checks.Note($"orders a second: {rate}; from {LagMeter.ClientsToWarmUp} clients who wait for theirs, the shop took {pace:0}");
        var lags = await meter.Measure(rate);
        run.Checks.Check("every order became readable", lags.IsComplete, lags.Missing);
        run.Checks.Heading($"demo: {run.Checks.Passed} of {run.Checks.Total} checks passed, lag p50 {lags.Percentile(0.50)} ms p99 {lags.Percentile(0.99)} ms");
    }
}
