namespace Shop.Faults.Breaking;

/// <param name="Acknowledged">Commands that were acknowledged from the fault's begin until the shop was healthy again.</param>
/// <param name="FailedCommands">Attempts that were not; each was sent again with its Idempotency-Key.</param>
/// <param name="FailedReads">Of the clients, which do not try again.</param>
/// <param name="Recovery">From the fault's end until the container was healthy.</param>
internal sealed record FaultResult(
    BreakableService Service, Fault Fault, int Acknowledged, int FailedCommands, int Reads, int FailedReads, TimeSpan Recovery);
