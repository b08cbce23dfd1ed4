namespace Shop.Capacity.Planning;

/// <param name="Cores">Busy on average, of all instances together.</param>
/// <param name="Instances">As many as keep each below its share; at least 1, and at least one for each copy of Kafka's.</param>
/// <param name="Note">Why it may not grow by instances, or why there are more; empty when there is nothing to say.</param>
internal sealed record PartPlan(string Part, double Cores, int Instances, string Note);
