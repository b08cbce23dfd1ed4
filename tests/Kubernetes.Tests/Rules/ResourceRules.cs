using System.Globalization;
using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

internal static class ResourceRules
{
    private const string Cpu = "cpu";
    private const string Memory = "memory";

    public static IEnumerable<string> OfContainers(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        from fault in Faults(container.Resources)
        select $"{workload}, container {container.Name}: {fault}.";

    /// <summary>Requests at the worst moment: every scaler at its maximum and every Deployment being updated.</summary>
    /// <param name="max">Thousandths of a core.</param>
    public static IEnumerable<string> OfCpu(Manifests manifests, decimal max)
    {
        var shares = manifests.Workloads.Select(workload => (Workload: workload, Cpu: CpuMax(manifests, workload))).ToList();
        var sum = shares.Sum(share => share.Cpu);
        return sum <= max
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"{sum:0}m of {max:0}m: {string.Join(", ", shares.Select(share => $"{share.Workload.Name} {share.Cpu:0}m"))}")];
    }

    private static IEnumerable<string> Faults(V1ResourceRequirements? resources)
    {
        foreach (var resource in new[] { Cpu, Memory })
        {
            if (Of(resources?.Requests, resource) is not { } request)
            {
                yield return $"requests no {resource}";
            }
            else if (Of(resources?.Limits, resource) is not { } limit)
            {
                yield return $"has no limit of {resource}";
            }
            else if (limit < request)
            {
                yield return $"requests more {resource} than its limit";
            }
        }
    }

    private static decimal CpuMax(Manifests manifests, Workload workload)
    {
        var together = workload.Pod.Containers.Sum(container => Of(container.Resources?.Requests, Cpu) ?? 0);
        var before = (workload.Pod.InitContainers ?? []).Select(container => Of(container.Resources?.Requests, Cpu) ?? 0).DefaultIfEmpty().Max();
        var (steady, surge) = manifests.PodsMax(workload);
        return Math.Max(together, before) * (steady + surge);
    }

    private static decimal? Of(IDictionary<string, ResourceQuantity>? quantities, string resource) =>
        quantities is not null && quantities.TryGetValue(resource, out var quantity) ? quantity.Thousandths() : null;
}
