using System.Net;
using System.Net.Sockets;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Shop.Gateway.Instances;

internal static class InstancesSetup
{
    public static void AddInstances(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<InstanceOptions>().BindConfiguration(InstanceOptions.Section).ValidateDataAnnotations();
        services.AddSingleton<NameLookup>((name, cancellationToken) =>
            Dns.GetHostAddressesAsync(name, AddressFamily.InterNetwork, cancellationToken));
        services.AddSingleton<KnownAddresses>();
        services.AddSingleton<IDestinationResolver, InstancesByName>();
    }
}
