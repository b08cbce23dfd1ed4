using Shop.Cluster.Disturbing;

namespace Shop.Cluster;

/// <param name="Mailpit">Read when there is a Mailpit in the cluster.</param>
/// <param name="Parts">Names of those that are disturbed; empty stands for every one.</param>
internal sealed record ClusterPlan(
    Uri Gateway, Uri Mailpit, IReadOnlyList<string> Parts, IReadOnlyList<Disturbance> Disturbances, int OrdersPerSecond, bool IsRolledOut, bool IsScaled);
