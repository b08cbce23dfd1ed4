using Shop.Compose;
using Shop.Faults.Breaking;
using Shop.Load;
using Shop.Faults.Proof;

namespace Shop.Faults;

/// <summary>One run from an empty shop to the verdict.</summary>
internal static class FaultRun
{
    private const string Project = "shop-faults";
    private const string Load = "faults";

    /// <returns>Whether everything that was promised held.</returns>
    public static async Task<bool> Play(FaultPlan plan, TextWriter output, TimeProvider clock, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("Starting the shop in containers, two instances of each service.");
        await using var shop = await ComposeShop.Start(Project, BreakableServices.Scale);
        var ledger = new Ledger();
        List<FaultResult> results;
        await using (var load = await OrderFlow.Start(shop.Gateway, Load, plan.OrdersPerSecond, ledger, clock))
        {
            results = await new Breaker(shop, ledger, new Calm(ledger, clock), plan, output, clock).BreakAll(cancellationToken);
        }

        await output.WriteLineAsync($"\n{ledger.Acknowledged.Count} commands were acknowledged. Comparing.");
        var findings = await Evidence.Compare(shop, Load, ledger, output, clock, cancellationToken);
        var failedReads = results.Where(result => result.Service.HasSecondInstance && result.FailedReads > 0).ToList();
        foreach (var result in failedReads)
        {
            await output.WriteLineAsync($"  FAILED {result.FailedReads} reads failed by {result.Fault} of {result.Service.Name}, of which there were two");
        }

        var holds = findings.All(finding => finding.Holds) && failedReads.Count == 0;
        await output.WriteLineAsync(holds ? "\nfaults: nothing was lost" : "\nfaults: FAILED, see above");
        return holds;
    }
}
