using System.Globalization;
using Microsoft.Extensions.Options;
using Shop.Gateway.Ejection;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.LoadBalancing;

namespace Shop.Gateway.Routes;

internal sealed class ClusterTable(IOptions<PartAddresses> addresses, IOptions<EjectionOptions> ejection)
{
    public IReadOnlyList<ClusterConfig> Clusters() =>
        [.. ClusterNames.All.Select(name => Cluster(name, addresses.Value.Clusters[name]))];

    private ClusterConfig Cluster(string name, string[] instances) => new()
    {
        ClusterId = name,
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        HealthCheck = ejection.Value.ToConfig(),
        Metadata = ejection.Value.ToMetadata(),
        // What a client sends is UTF-8; the handler's default would throw on it, which is neither the client's nor the part's error.
        HttpClient = new HttpClientConfig { RequestHeaderEncoding = "utf-8" },
        HttpRequest = new() { Version = System.Net.HttpVersion.Version11 },
        Destinations = instances.Index().ToDictionary(
            instance => InstanceName(name, instance.Index), instance => new DestinationConfig { Address = instance.Item }),
    };

    private static string InstanceName(string cluster, int index) => string.Create(CultureInfo.InvariantCulture, $"{cluster}-{index}");
}
