using Shop.Compose;
using Shop.Load;

namespace Shop.Faults.Breaking;

/// <summary>Breaks one container after the other and mends it again.</summary>
internal sealed class Breaker(ComposeShop shop, Ledger ledger, Calm calm, FaultPlan plan, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RecoveryMax = TimeSpan.FromMinutes(3);

    public async Task<List<FaultResult>> BreakAll(CancellationToken cancellationToken)
    {
        var results = new List<FaultResult>();
        await calm.Await(cancellationToken);
        await output.WriteLineAsync($"\n  {"container",-12} {"fault",-6} {"acked",7} {"failed",7} {"reads",7} {"failed",7} {"recovery",9}");
        foreach (var service in plan.Services)
        {
            foreach (var (index, container) in (await shop.Containers(service.Name)).Index())
            {
                foreach (var fault in plan.Faults)
                {
                    var result = await Break(service, container, fault, cancellationToken);
                    results.Add(result);
                    await output.WriteLineAsync(
                        $"  {$"{service.Name} {index + 1}",-12} {fault.ToString().ToLowerInvariant(),-6} {result.Acknowledged,7} "
                        + $"{result.FailedCommands,7} {result.Reads,7} {result.FailedReads,7} {result.Recovery.TotalSeconds,7:0.0} s");
                }
            }
        }

        return results;
    }

    private async Task<FaultResult> Break(BreakableService service, string container, Fault fault, CancellationToken cancellationToken)
    {
        var before = ledger.Count();
        await Begin(fault, container);
        await Task.Delay(plan.Duration, clock, cancellationToken);
        var ended = clock.GetTimestamp();
        await End(fault, container);
        await UntilHealthy(container, cancellationToken);
        var recovery = clock.GetElapsedTime(ended);
        await calm.Await(cancellationToken);
        var counts = ledger.Count() - before;
        return new FaultResult(service, fault, counts.Acknowledged, counts.FailedCommands, counts.Reads, counts.FailedReads, recovery);
    }

    private Task<string> Begin(Fault fault, string container) => fault switch
    {
        Fault.Stop => shop.Docker("stop", container),
        Fault.Kill => shop.Docker("kill", container),
        _ => shop.Docker("pause", container),
    };

    private Task<string> End(Fault fault, string container) => fault is Fault.Pause ? shop.Docker("unpause", container) : shop.Docker("start", container);

    private async Task UntilHealthy(string container, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (await shop.Docker("inspect", "-f", "{{.State.Health.Status}}", container) != "healthy")
        {
            if (clock.GetElapsedTime(started) > RecoveryMax)
            {
                throw new TimeoutException($"{container} is not healthy {RecoveryMax} after its fault.");
            }

            await Task.Delay(LookInterval, clock, cancellationToken);
        }
    }
}
