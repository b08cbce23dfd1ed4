namespace Shop.Gateway.Routes;

/// <summary>Where the parts are: section <c>Gateway</c>, e.g. <c>Gateway:Clusters:query:0=http://query-0:8080</c>.</summary>
public sealed class PartAddresses
{
    public const string Section = "Gateway";

    /// <summary>Base addresses of the instances of each cluster: <c>order</c>, <c>query</c> and <c>analytics</c>.</summary>
    public Dictionary<string, string[]> Clusters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parts that take no requests of clients but belong to readiness, e.g. <c>Gateway:Parts:email=http://email:8080</c>.</summary>
    public Dictionary<string, string> Parts { get; } = new(StringComparer.OrdinalIgnoreCase);
}
