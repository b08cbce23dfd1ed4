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

    /// <summary>Of the reads that failed, what they were to read.</summary>
    public IReadOnlyCollection<string> FailedReadsOf { get; init; } = [];

    /// <summary>Which reads may have failed; null when another pod, or nobody, was to answer.</summary>
    public Waiver? Waiver => IsKept is true ? null : Part.Waiver(Pods);

    public bool Holds => IsKept != false && FailedReadsOf.All(resource => Waiver?.Resources.Contains(resource) is true);

    /// <summary>What a reader must know of a result that holds; null when there is nothing.</summary>
    public string? Caveat =>
        Holds && Seen.FailedReads > 0 ? $"{Seen.FailedReads} reads failed while the one {Part.Name} was away" : null;

    public override string ToString() =>
        $"{Part.Name,-18} {Pods,4} {What,-8} {Seen.Acknowledged,7} {Seen.FailedCommands,7} {Seen.Reads,7} {Seen.FailedReads,7} "
        + $"{Recovery.TotalSeconds,7:0.0} s{(Holds ? "" : "  FAILED")}{(Waiver is null ? "" : $"  reads may fail: {Waiver.Why}")}";
}
