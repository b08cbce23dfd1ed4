namespace Shop.FunctionHost.Processes;

/// <param name="Processes">That are alive now.</param>
/// <param name="BusySeconds">With an event in hand, a process's start included.</param>
/// <param name="AliveSeconds">Of all processes, busy or not.</param>
public sealed record FunctionTotals(int Processes, long Invocations, long ColdStarts, double BusySeconds, double AliveSeconds);
