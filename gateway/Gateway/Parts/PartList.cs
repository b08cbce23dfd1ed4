using Microsoft.Extensions.Options;
using Shop.Gateway.Routes;

namespace Shop.Gateway.Parts;

/// <summary>Every part with all its instances: the clusters, then the parts that take no requests of clients.</summary>
internal sealed class PartList(IOptions<PartAddresses> addresses)
{
    public IReadOnlyList<Part> Clusters { get; } =
        [.. ClusterNames.All.Select(name => new Part(name, Instances(name, addresses.Value.Clusters[name])))];

    public IReadOnlyList<Part> Others { get; } =
        [.. addresses.Value.Parts.Select(part => new Part(part.Key, new Dictionary<string, Uri> { [part.Key] = new(part.Value) }))];

    public IEnumerable<Part> All => Clusters.Concat(Others);

    private static Dictionary<string, Uri> Instances(string cluster, string[] instances) => instances.Index()
        .ToDictionary(instance => ClusterTable.InstanceName(cluster, instance.Index), instance => new Uri(instance.Item));
}
