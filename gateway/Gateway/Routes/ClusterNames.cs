namespace Shop.Gateway.Routes;

internal static class ClusterNames
{
    public const string Order = "order";
    public const string Query = "query";
    public const string Analytics = "analytics";

    public static IReadOnlyList<string> All { get; } = [Order, Query, Analytics];
}
