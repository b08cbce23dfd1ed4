namespace Shop.Cluster.Connection;

/// <param name="IsStateful">A StatefulSet, not a Deployment.</param>
internal sealed record Part(string Name, bool IsStateful)
{
    // Servers without a second one that reads go to. docs/kubernetes.md.
    private static readonly IReadOnlyDictionary<string, Waiver> Single = new Dictionary<string, Waiver>
    {
        ["mongo"] = new("it alone has the read models", "products", "orders", "customers"),
        ["postgres"] = new("it alone has what no replica has got yet", "histories"),
        ["redis"] = new("it alone has the leaderboard", "leaderboard"),
    };

    /// <returns>Which reads may fail while one of so many pods is away; null when none may.</returns>
    public Waiver? Waiver(int pods) => pods == 1 ? Single.GetValueOrDefault(Name) : null;
}
