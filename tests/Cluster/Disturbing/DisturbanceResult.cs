using Shop.Cluster.Connection;
using Shop.Load;

namespace Shop.Cluster.Disturbing;

/// <param name="Pods">That were ready before.</param>
/// <param name="Seen">By the clients, from the disturbance until all was as before.</param>
/// <param name="Recovery">From the disturbance until the part had all its pods again.</param>
internal sealed record DisturbanceResult(Part Part, Disturbance Disturbance, int Pods, Counts Seen, TimeSpan Recovery)
{
    /// <summary>Whether the Eviction API refused, as it had to; null where it had not.</summary>
    public bool? IsKept { get; init; }

    public string What => IsKept is true ? "kept" : Disturbance is Disturbance.Delete ? "deleted" : "evicted";

    /// <summary>Another pod, or nobody, was to answer.</summary>
    public bool Holds => IsKept != false && (Seen.FailedReads == 0 || Part.IsMissed(Pods));
}
