using Shop.Cluster.Connection;
using Shop.Load;

namespace Shop.Cluster.Rollouts;

/// <param name="Seen">By the clients, while every pod was replaced.</param>
internal sealed record RolloutResult(Part Part, Counts Seen, TimeSpan Time)
{
    public bool Holds => Seen is { FailedCommands: 0, FailedReads: 0 };
}
