using Microsoft.Extensions.Options;
using Shop.Gateway.Routes;
using Yarp.ReverseProxy;

namespace Shop.Gateway.Parts;

/// <summary>Every part with the instances that it has now: the clusters, then the parts that take no requests of clients.</summary>
internal sealed class PartList(IProxyStateLookup proxy, IOptions<PartAddresses> addresses)
{
    public IEnumerable<Part> Clusters => ClusterNames.All.Select(name => new Part(name, Instances(name)));

    public IEnumerable<Part> All => Clusters.Concat(
        addresses.Value.Parts.Select(part => new Part(part.Key, new Dictionary<string, Uri> { [part.Key] = new(part.Value) })));

    public IEnumerable<string> Names => ClusterNames.All.Concat(addresses.Value.Parts.Keys);

    private Dictionary<string, Uri> Instances(string cluster) => proxy.TryGetCluster(cluster, out var state)
        ? state.Destinations.ToDictionary(instance => instance.Key, instance => new Uri(instance.Value.Model.Config.Address))
        : [];
}
