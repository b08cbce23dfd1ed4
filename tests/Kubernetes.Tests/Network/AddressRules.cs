using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Network;

/// <summary>Each address that a pod is given is one that it may reach: a kind cluster would not tell, it enforces no policy.</summary>
internal static class AddressRules
{
    public static IEnumerable<string> OfAddresses(Manifests manifests)
    {
        var view = new NetworkView(manifests);
        var allowed = view.Allowed.ToHashSet();
        return
            from workload in manifests.Workloads
            from container in workload.AllContainers
            from address in Addresses.Of(ContainerEnvironment.Of(manifests, container)).Distinct()
            from fault in Faults(manifests, allowed, workload, address)
            select $"{workload}: {fault}.";
    }

    private static IEnumerable<string> Faults(Manifests manifests, HashSet<Arrow> allowed, Workload workload, Address address)
    {
        var service = ServiceOf(manifests, address.Host);
        if (service is null)
        {
            return !address.Host.Contains('.', StringComparison.Ordinal)
                ? [$"{address} is no Service"]
                : allowed.Any(arrow => arrow.From == workload.Name && arrow.Port == address.Port && !IsPartOfIt(manifests, arrow.To)) ? []
                : [$"no policy lets it reach {address} outside"];
        }

        var port = service.Spec.Ports.FirstOrDefault(one => one.Port == address.Port);
        return port is null
            ? [$"the Service {service.Metadata.Name} has no port {address.Port}"]
            : from target in manifests.Workloads
              where ModelTexts.Matches(service.Spec.Selector, target.Labels)
              let open = target.Ports.First(open => open.Name == port.TargetPort?.Text() || $"{open.ContainerPort}" == (port.TargetPort?.Text() ?? $"{port.Port}"))
              let arrow = new Arrow(workload.Name, target.Name, open.ContainerPort)
              where !allowed.Contains(arrow)
              select $"it is given {address}, and no policy allows {arrow}";
    }

    /// <summary>By its own name, or by a pod's in it, with or without the cluster's: <c>kafka-0.kafka</c>.</summary>
    private static V1Service? ServiceOf(Manifests manifests, string host) => host.Split('.') switch
    {
        [var service] => manifests.Find<V1Service>(service),
        [var first, var second] => manifests.Find<V1Service>(second) ?? manifests.Find<V1Service>(first),
        [var first, var second, ..] labels when labels.Contains("svc") => manifests.Find<V1Service>(second) ?? manifests.Find<V1Service>(first),
        _ => null,
    };

    private static bool IsPartOfIt(Manifests manifests, string name) => manifests.Workloads.Any(workload => workload.Name == name);
}
