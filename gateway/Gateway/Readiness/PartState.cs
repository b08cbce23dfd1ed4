namespace Shop.Gateway.Readiness;

/// <param name="What">What the instance does, e.g. <c>answers 503</c>.</param>
internal sealed record InstanceState(string Name, bool IsReady, string What);

internal sealed record PartState(string Part, IReadOnlyList<InstanceState> Instances)
{
    public bool IsReady => Instances.Count > 0 && Instances.All(instance => instance.IsReady);

    /// <summary><c>ready</c>, or <c>1 of 2 ready: query-1 is down</c>, or <c>no instance</c>.</summary>
    public override string ToString() => this switch
    {
        { IsReady: true } => "ready",
        { Instances.Count: 0 } => "no instance",
        _ => $"{Instances.Count(one => one.IsReady)} of {Instances.Count} ready: {Failing}",
    };

    private string Failing => string.Join(", ", Instances.Where(one => !one.IsReady).Select(one => $"{one.Name} {one.What}"));
}
