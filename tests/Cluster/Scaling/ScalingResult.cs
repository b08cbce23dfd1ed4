namespace Shop.Cluster.Scaling;

/// <summary>Times are since the load began, or since it ended.</summary>
/// <param name="Wanted">When the autoscaler wanted more pods.</param>
/// <param name="Served">When answers came from more gateways than there were.</param>
/// <param name="Down">When as few as before were left, after the load's end.</param>
internal sealed record ScalingResult(int Before, int Most, TimeSpan Wanted, TimeSpan Served, TimeSpan Down, int Reads, IReadOnlyCollection<string> Failures)
{
    public bool Holds => Most > Before && Failures.Count == 0;
}
