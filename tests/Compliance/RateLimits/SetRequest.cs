namespace Shop.Compliance.RateLimits;

/// <summary>One request to a row of limits.</summary>
public sealed record SetRequest(int Client, IReadOnlyList<long> Costs)
{
    public override string ToString() => $"{Client}:{string.Join('+', Costs)}";
}
