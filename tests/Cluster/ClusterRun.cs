using Shop.Cluster.Connection;
using Shop.Cluster.Disturbing;
using Shop.Cluster.Proof;
using Shop.Cluster.Rollouts;
using Shop.Cluster.Scaling;
using Shop.Load;

namespace Shop.Cluster;

/// <summary>One run against a cluster in which the shop is deployed, from the first order to the verdict.</summary>
internal sealed class ClusterRun(ShopCluster cluster, ClusterPlan plan, TextWriter output, TimeProvider clock)
{
    private const int FaultsShown = 20;

    // One that everything comes through, and one that takes commands.
    private static readonly string[] Restarted = ["gateway", "order"];
    private const string Scaled = "gateway";

    private readonly Ledger _ledger = new();

    /// <returns>Whether everything that was promised held.</returns>
    public async Task<bool> Play(CancellationToken cancellationToken)
    {
        var parts = await cluster.Parts(cancellationToken);
        await output.WriteLineAsync($"{parts.Count} parts. Orders and reads begin.");
        var name = $"cluster-{clock.GetUtcNow().ToUnixTimeSeconds()}";
        bool undisturbed;
        await using (var load = await OrderFlow.Start(plan.Gateway, name, plan.OrdersPerSecond, _ledger, clock))
        {
            undisturbed = await Break(parts, cancellationToken);
        }

        var kept = await IsKept(cancellationToken);
        var scaled = !plan.IsScaled || (await new ScalingRun(cluster, plan.Gateway, output, clock).Play(Find(parts, Scaled), cancellationToken)).Holds;
        var holds = undisturbed && kept && scaled;
        await output.WriteLineAsync(holds ? "\ncluster: nothing was lost, and nobody noticed" : "\ncluster: FAILED, see above");
        return holds;
    }

    private async Task<bool> Break(IReadOnlyList<Part> parts, CancellationToken cancellationToken)
    {
        var chosen = parts.Where(part => plan.Parts.Count == 0 || plan.Parts.Contains(part.Name)).ToList();
        var disturbed = await new Disturber(cluster, _ledger, output, clock).DisturbAll(chosen, plan.Disturbances, cancellationToken);
        var restarted = await new Roller(cluster, _ledger, output, clock).RestartAll([.. Restarted.Select(name => Find(parts, name))], cancellationToken);
        return disturbed.All(result => result.Holds) && restarted.All(result => result.Holds);
    }

    private async Task<bool> IsKept(CancellationToken cancellationToken)
    {
        var faults = await new AcknowledgedOrders(plan.Gateway, _ledger, clock).Missing(cancellationToken);
        await output.WriteLineAsync($"\n  {_ledger.Acknowledged.Count} commands were acknowledged; {faults.Count} orders are not as they were promised");
        foreach (var fault in faults.Take(FaultsShown))
        {
            await output.WriteLineAsync($"     FAILED {fault}");
        }

        foreach (var failure in _ledger.Failures.OrderByDescending(failure => failure.Value))
        {
            await output.WriteLineAsync($"     {failure.Value,6} × {failure.Key}");
        }

        return faults.Count == 0;
    }

    /// <exception cref="InvalidOperationException">The shop is not there, or not all of it.</exception>
    private static Part Find(IEnumerable<Part> parts, string name) =>
        parts.FirstOrDefault(part => part.Name == name) ?? throw new InvalidOperationException($"There is no {name} in the cluster.");
}
