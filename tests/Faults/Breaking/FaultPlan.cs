namespace Shop.Faults.Breaking;

internal sealed record FaultPlan(IReadOnlyList<BreakableService> Services, IReadOnlyList<Fault> Faults, TimeSpan Duration, int OrdersPerSecond);
