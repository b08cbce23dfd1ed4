using Shop.Cluster.Connection;
using Shop.Load;

namespace Shop.Cluster.Rollouts;

/// <summary>Replaces every pod of a Deployment, one after the other: no client notices.</summary>
internal sealed class Roller(ShopCluster cluster, Ledger ledger, Calm calm, TextWriter output, TimeProvider clock)
{
    public async Task<IReadOnlyList<RolloutResult>> RestartAll(IReadOnlyList<Part> parts, CancellationToken cancellationToken)
    {
        var results = new List<RolloutResult>();
        await output.WriteLineAsync($"\n  {"restarted",-18} {"acked",7} {"failed",7} {"reads",7} {"failed",7} {"time",9}");
        foreach (var part in parts)
        {
            var result = await Restart(part, cancellationToken);
            results.Add(result);
            await output.WriteLineAsync(
                $"  {part.Name,-18} {result.Seen.Acknowledged,7} {result.Seen.FailedCommands,7} {result.Seen.Reads,7} {result.Seen.FailedReads,7} "
                + $"{result.Time.TotalSeconds,7:0.0} s{(result.Holds ? "" : "  FAILED")}");
        }

        return results;
    }

    private async Task<RolloutResult> Restart(Part part, CancellationToken cancellationToken)
    {
        await cluster.UntilSettled(part, cancellationToken);
        var before = ledger.Count();
        var started = clock.GetTimestamp();
        await cluster.Restart(part, cancellationToken);
        await cluster.UntilSettled(part, cancellationToken);
        var time = clock.GetElapsedTime(started);
        await calm.Await(cancellationToken);
        return new RolloutResult(part, ledger.Count() - before, time);
    }
}
