namespace Shop.Cluster.Disturbing;

internal enum Disturbance
{
    /// <summary>As <c>kubectl delete pod</c> does: the pod is told to end, and another takes its place.</summary>
    Delete,

    /// <summary>As a drained node or an autoscaler of nodes does, within the part's PodDisruptionBudget.</summary>
    Evict,
}
