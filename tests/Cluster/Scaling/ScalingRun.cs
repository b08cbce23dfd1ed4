using Shop.Cluster.Connection;

namespace Shop.Cluster.Scaling;

/// <summary>A rush of readers: the gateway's autoscaler adds pods, they serve, and they go again.</summary>
internal sealed class ScalingRun(ShopCluster cluster, Uri gateway, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan UpMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DownMax = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // Every gateway is asked several times in it.
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(5);

    public async Task<ScalingResult> Play(Part part, CancellationToken cancellationToken)
    {
        var fewest = (await cluster.Scaler(part, cancellationToken)).Min;
        await Until($"{fewest} pods, the fewest", DownMax, async () => await IsScaledTo(part, fewest, cancellationToken), cancellationToken);
        await using var readers = new GatewayReaders(gateway, clock);
        var wanted = await Until("the autoscaler wants more", UpMax, async () => (await cluster.Scaler(part, cancellationToken)).Wanted > fewest, cancellationToken);
        var served = wanted + await Until("a new gateway answers", UpMax, () => Task.FromResult(readers.Gateways(Recently) > fewest), cancellationToken);
        var most = readers.Gateways(Recently);
        readers.CalmDown();
        var down = await Until($"{fewest} pods again", DownMax, async () => await IsScaledTo(part, fewest, cancellationToken), cancellationToken);
        var result = new ScalingResult(fewest, most, wanted, served, down, readers.Reads, readers.Failures);
        await Tell(part, result);
        return result;
    }

    private async Task<bool> IsScaledTo(Part part, int pods, CancellationToken cancellationToken)
    {
        var status = await cluster.Status(part, cancellationToken);
        return status.IsSettled && status.Ready == pods;
    }

    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It did not come to pass.</exception>
    private async Task<TimeSpan> Until(string what, TimeSpan max, Func<Task<bool>> isThere, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!await isThere())
        {
            if (clock.GetElapsedTime(started) > max)
            {
                throw new TimeoutException($"Not within {max}: {what}.");
            }

            await Task.Delay(LookInterval, clock, cancellationToken);
        }

        return clock.GetElapsedTime(started);
    }

    private async Task Tell(Part part, ScalingResult result)
    {
        await output.WriteLineAsync($"\n  {part.Name}: {result.Reads} reads, {result.Failures.Count} failed{(result.Holds ? "" : "  FAILED")}");
        await output.WriteLineAsync($"     {result.Wanted.TotalSeconds,5:0} s after the rush began more than {result.Before} pods were wanted");
        await output.WriteLineAsync($"     {result.Served.TotalSeconds,5:0} s after it began {result.Most} gateways answered");
        await output.WriteLineAsync($"     {result.Down.TotalSeconds,5:0} s after it ended {result.Before} were left");
        foreach (var failure in result.Failures.CountBy(failure => failure))
        {
            await output.WriteLineAsync($"     {failure.Value,6} × {failure.Key}");
        }
    }
}
