using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Shop.Gateway.Instances;

/// <summary>
/// One destination for each address that a host name stands for, looked up again and again: instances come and go while the
/// gateway runs. An address without a name is an instance already. A name without addresses is an empty cluster, never
/// a gateway that does not start.
/// </summary>
internal sealed class InstancesByName(KnownAddresses known, IOptions<InstanceOptions> options, TimeProvider clock) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var named = destinations.Any(destination => IsName(new Uri(destination.Value.Address)));
        var instances = await Task.WhenAll(destinations.Select(destination => Resolve(destination.Key, destination.Value, cancellationToken)));
        return new ResolvedDestinationCollection(
            instances.SelectMany(found => found).ToDictionary(),
            named ? new CancellationChangeToken(new CancellationTokenSource(options.Value.Refresh, clock).Token) : null);
    }

    private async Task<IEnumerable<KeyValuePair<string, DestinationConfig>>> Resolve(
        string name, DestinationConfig destination, CancellationToken cancellationToken)
    {
        var address = new Uri(destination.Address);
        return IsName(address)
            ? (await known.Of(address.Host, cancellationToken)).Select(ip => At(ip, name, destination, address))
            : [KeyValuePair.Create(name, destination)];
    }

    internal static bool IsName(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && !string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, DestinationConfig> At(IPAddress ip, string name, DestinationConfig destination, Uri address) => new(
        $"{name}/{ip}",
        destination with
        {
            Address = new UriBuilder(address) { Host = ip.ToString() }.Uri.ToString(),
            Host = destination.Host ?? address.Authority,
        });
}
