namespace Shop.Cluster.Connection;

/// <param name="IsStateful">A StatefulSet, not a Deployment.</param>
internal sealed record Part(string Name, bool IsStateful)
{
    // With one pod of these, nobody answers what that one was asked.
    private static readonly string[] NeededByReaders = ["gateway", "order", "query", "analytics", "postgres", "mongo", "redis"];

    /// <summary>Whether reads may fail while one of so many pods is away.</summary>
    public bool IsMissed(int pods) => pods == 1 && NeededByReaders.Contains(Name);
}
