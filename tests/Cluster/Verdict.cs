namespace Shop.Cluster;

/// <summary>The last line of a run.</summary>
/// <param name="Exceptions">What was not played, not compared, or not held against the shop.</param>
internal sealed record Verdict(bool Holds, IReadOnlyList<string> Exceptions, TimeSpan Time)
{
    public override string ToString() =>
        $"cluster: {(Holds ? "nothing was lost, and no read failed" : "FAILED, see above")}"
        + $"{(Exceptions.Count == 0 ? "" : $", with these exceptions: {string.Join("; ", Exceptions)}")} ({Time.TotalMinutes:0.0} min)";
}
