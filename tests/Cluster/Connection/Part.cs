namespace Shop.Cluster.Connection;

/// <param name="IsStateful">A StatefulSet, not a Deployment.</param>
internal sealed record Part(string Name, bool IsStateful)
{
    // Servers without a second one that reads go to. docs/kubernetes.md.
    private static readonly IReadOnlyDictionary<string, string> Single = new Dictionary<string, string>
    {
        ["mongo"] = "it alone has the read models",
        ["postgres"] = "it alone has what no replica has got yet",
        ["redis"] = "it alone has the leaderboard",
    };

    /// <returns>Why reads may fail while one of so many pods is away; null when none may.</returns>
    public string? Waiver(int pods) => pods == 1 ? Single.GetValueOrDefault(Name) : null;
}
