namespace Shop.Capacity.Planning;

/// <param name="Cores">Busy on average.</param>
/// <param name="Instances">As many as keep each below its share; at least 1.</param>
/// <param name="Note">Why it may not grow by instances; empty when it may.</param>
internal sealed record PartPlan(string Part, double Cores, int Instances, string Note);
