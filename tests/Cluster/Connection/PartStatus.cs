namespace Shop.Cluster.Connection;

/// <param name="IsSettled">All wanted pods are ready and of the newest version, and no other is there.</param>
internal sealed record PartStatus(int Wanted, int Ready, bool IsSettled);
