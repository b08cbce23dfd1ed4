namespace Shop.Faults.Proof;

/// <param name="Detail">What was counted.</param>
internal sealed record Finding(string What, bool Holds, string Detail);
