using Shop.Cluster.Connection;
using Shop.Load;
using Shop.Load.Proof;

namespace Shop.Cluster.Proof;

/// <summary>
/// Compares what was acknowledged with what the log led to. Event ids, by which mails are known, are in the log alone, so it is read
/// where it is. Mailpit is disturbed like every other part: it has a volume and throws no mail away (k8s/components/mailpit).
/// </summary>
/// <param name="load">By whose name its product and customers are known.</param>
internal sealed class Evidence(ClusterPlan plan, PodShell shell, string load, Ledger ledger, TimeProvider clock)
{
    /// <param name="log">The primary of PostgreSQL.</param>
    /// <param name="hasMails">There is a Mailpit.</param>
    public async Task<IReadOnlyList<Finding>> Compare(Part log, bool hasMails, CancellationToken cancellationToken)
    {
        var events = await Log(log);
        var findings = new List<Finding>
        {
            LogEvidence.Of(ledger.Acknowledged, events),
            await Finding.Eventually(() => SalesEvidence.Of(plan.Gateway, load, events), clock, cancellationToken),
        };
        if (hasMails)
        {
            findings.Add(await Finding.Eventually(() => Mails(events, cancellationToken), clock, cancellationToken));
        }

        return findings;
    }

    private async Task<IReadOnlyList<LoggedEvent>> Log(Part log)
    {
        var rows = await shell.Run(log, "psql", "-U", "postgres", "-d", "orders", "--no-psqlrc", "-tAc", LoggedEvent.Query);
        return
        [
            .. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(LoggedEvent.Parse)
                .Where(@event => OrderFlow.IsCustomer(load, @event.Key)),
        ];
    }

    private async Task<Finding> Mails(IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken) =>
        MailEvidence.Of(load, events, await MailboxContents.Read(plan.Mailpit, cancellationToken));
}
