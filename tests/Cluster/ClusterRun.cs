using Shop.Cluster.Connection;
using Shop.Cluster.Disturbing;
using Shop.Cluster.Proof;
using Shop.Cluster.Rollouts;
using Shop.Cluster.Scaling;
using Shop.Load;
using Shop.Load.Proof;

namespace Shop.Cluster;

/// <summary>One run against a cluster in which the shop is deployed, from the first order to the verdict.</summary>
internal sealed class ClusterRun(ShopCluster cluster, PodShell shell, ClusterPlan plan, TextWriter output, TimeProvider clock)
{
    private const int FaultsShown = 20;

    // One that everything comes through, and one that takes commands.
    private static readonly string[] Restarted = ["gateway", "order"];
    private const string Scaled = "gateway";
    private const string Log = "postgres";
    private const string Mails = "mailpit";

    private readonly Ledger _ledger = new();
    private readonly List<string> _exceptions = [];

    /// <returns>Whether everything that was promised held.</returns>
    public async Task<bool> Play(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var parts = await cluster.Parts(cancellationToken);
        await RequireMails(parts, cancellationToken);

        // First: after the flow of orders there would be more gateways, and none that could be added before they have gone.
        var scaled = await IsScaled(parts, cancellationToken);
        await output.WriteLineAsync($"\n{parts.Count} parts. Orders and reads begin.");
        var name = $"cluster-{clock.GetUtcNow().ToUnixTimeSeconds()}";
        bool undisturbed;
        await using (var load = await OrderFlow.Start(plan.Gateway, name, plan.OrdersPerSecond, _ledger, clock))
        {
            undisturbed = await Break(parts, cancellationToken);
        }

        var shown = await IsShown(cancellationToken);
        var kept = await IsKept(parts, name, cancellationToken);
        var verdict = new Verdict(undisturbed && shown && kept && scaled, _exceptions, clock.GetElapsedTime(began));
        await output.WriteLineAsync($"\n{verdict}");
        return verdict.Holds;
    }

    /// <summary>A wrong address is told at once, not after all the disturbances.</summary>
    private async Task RequireMails(IReadOnlyList<Part> parts, CancellationToken cancellationToken)
    {
        if (Has(parts, Mails))
        {
            await MailboxContents.Read(plan.Mailpit, cancellationToken);
        }
    }

    private async Task<bool> Break(IReadOnlyList<Part> parts, CancellationToken cancellationToken)
    {
        var chosen = parts.Where(part => plan.Parts.Count == 0 || plan.Parts.Contains(part.Name)).ToList();
        var calm = new Calm(_ledger, clock);
        await calm.Await(cancellationToken);
        var disturbed = await new Disturber(cluster, _ledger, calm, output, clock).DisturbAll(chosen, plan.Disturbances, cancellationToken);
        _exceptions.AddRange(disturbed.Select(result => result.Caveat).OfType<string>());
        var rolledOut = await IsRolledOut(parts, calm, cancellationToken);
        return disturbed.All(result => result.Holds) && rolledOut;
    }

    private async Task<bool> IsRolledOut(IReadOnlyList<Part> parts, Calm calm, CancellationToken cancellationToken)
    {
        if (!plan.IsRolledOut)
        {
            await Except("rollouts: skipped, as asked for");
            return true;
        }

        var restarted = await new Roller(cluster, _ledger, calm, output, clock).RestartAll([.. Restarted.Select(name => Find(parts, name))], cancellationToken);
        return restarted.All(result => result.Holds);
    }

    private async Task<bool> IsShown(CancellationToken cancellationToken)
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

    private async Task<bool> IsKept(IReadOnlyList<Part> parts, string name, CancellationToken cancellationToken)
    {
        if (!Has(parts, Log))
        {
            await Except("log, leaderboard and mails: not compared, the log is not in the cluster");
            return true;
        }

        var hasMails = Has(parts, Mails);
        if (!hasMails)
        {
            await Except("mails: not compared, the cluster has no Mailpit");
        }

        var findings = await new Evidence(plan, shell, name, _ledger, clock).Compare(Find(parts, Log), hasMails, cancellationToken);
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"  {finding}");
        }

        return findings.All(finding => finding.Holds);
    }

    private async Task<bool> IsScaled(IReadOnlyList<Part> parts, CancellationToken cancellationToken)
    {
        if (!plan.IsScaled)
        {
            await Except("scaling: skipped, as asked for");
            return true;
        }

        if (!await cluster.HasMetrics(cancellationToken))
        {
            await Except("scaling: skipped, the cluster has no metrics-server");
            return true;
        }

        try
        {
            return (await new ScalingRun(cluster, plan.Gateway, output, clock).Play(Find(parts, Scaled), cancellationToken)).Holds;
        }
        catch (TimeoutException failure)
        {
            await output.WriteLineAsync($"  scaling: FAILED {failure.Message}");
            return false;
        }
    }

    private Task Except(string what)
    {
        _exceptions.Add(what);
        return output.WriteLineAsync($"  {what}");
    }

    private static bool Has(IEnumerable<Part> parts, string name) => parts.Any(part => part.Name == name);

    /// <exception cref="InvalidOperationException">The shop is not there, or not all of it.</exception>
    private static Part Find(IEnumerable<Part> parts, string name) =>
        parts.FirstOrDefault(part => part.Name == name) ?? throw new InvalidOperationException($"There is no {name} in the cluster.");
}
