using k8s.Models;
using Shop.Cluster.Connection;
using Shop.Load;

namespace Shop.Cluster.Disturbing;

/// <summary>Takes one pod of each part away and waits until another is in its place.</summary>
internal sealed class Disturber(ShopCluster cluster, Ledger ledger, Calm calm, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan RefusalMax = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RefusalPause = TimeSpan.FromSeconds(1);

    public async Task<IReadOnlyList<DisturbanceResult>> DisturbAll(
        IReadOnlyList<Part> parts, IReadOnlyList<Disturbance> disturbances, CancellationToken cancellationToken)
    {
        var results = new List<DisturbanceResult>();
        await output.WriteLineAsync($"\n  {"part",-18} {"pods",4} {"one is",-8} {"acked",7} {"failed",7} {"reads",7} {"failed",7} {"recovery",9}");
        foreach (var part in parts)
        {
            foreach (var disturbance in disturbances)
            {
                var result = await (disturbance is Disturbance.Evict && await cluster.KeepsAllPods(part, cancellationToken)
                    ? TryToEvict(part, cancellationToken)
                    : Disturb(part, disturbance, cancellationToken));
                results.Add(result);
                await output.WriteLineAsync($"  {result}");
            }
        }

        return results;
    }

    private async Task<DisturbanceResult> Disturb(Part part, Disturbance disturbance, CancellationToken cancellationToken)
    {
        await cluster.UntilSettled(part, cancellationToken);
        var pods = await cluster.Pods(part, cancellationToken);
        var (before, failedBefore) = (ledger.Count(), ledger.FailedReadsOf);
        var started = clock.GetTimestamp();
        await (disturbance is Disturbance.Evict ? Evict(pods[0], cancellationToken) : cluster.Delete(pods[0], cancellationToken));
        await cluster.UntilSettled(part, cancellationToken);
        var recovery = clock.GetElapsedTime(started);
        await calm.Await(cancellationToken);
        return new DisturbanceResult(part, disturbance, pods.Count, ledger.Count() - before, recovery) { FailedReadsOf = FailedSince(failedBefore) };
    }

    /// <summary>Of what a drain must not take, since a person has to hand its role over first.</summary>
    private async Task<DisturbanceResult> TryToEvict(Part part, CancellationToken cancellationToken)
    {
        var pods = await cluster.Pods(part, cancellationToken);
        var (before, failedBefore) = (ledger.Count(), ledger.FailedReadsOf);
        var isKept = !await cluster.Evict(pods[0], cancellationToken);
        return new DisturbanceResult(part, Disturbance.Evict, pods.Count, ledger.Count() - before, TimeSpan.Zero)
        {
            IsKept = isKept,
            FailedReadsOf = FailedSince(failedBefore),
        };
    }

    private IReadOnlyCollection<string> FailedSince(IReadOnlyDictionary<string, int> before) =>
        [.. ledger.FailedReadsOf.Where(failed => failed.Value > before.GetValueOrDefault(failed.Key)).Select(failed => failed.Key)];

    /// <summary>Asked again while the part's budget has no pod to spare, as a drain does.</summary>
    private async Task Evict(V1Pod pod, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!await cluster.Evict(pod, cancellationToken))
        {
            if (clock.GetElapsedTime(started) > RefusalMax)
            {
                throw new TimeoutException($"{pod.Metadata.Name} may not be evicted: its PodDisruptionBudget would hold up a drain for ever.");
            }

            await Task.Delay(RefusalPause, clock, cancellationToken);
        }
    }
}
