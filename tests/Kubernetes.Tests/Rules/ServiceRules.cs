using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>Whoever is told a Service's name finds a pod that listens.</summary>
internal static class ServiceRules
{
    // By an operator, before the first deployment: docs/kubernetes.md, "A cluster of your own".
    private const string CertificateMadeByHand = "shop-tls";

    public static IEnumerable<string> OfServices(Manifests manifests) =>
        from service in manifests.Of<V1Service>()
        where service.Spec.Type != "ExternalName"
        from fault in Faults(service, [.. manifests.Workloads.Where(workload => Picks(service, workload))])
        select $"Service {service.Metadata.Name}: {fault}.";

    /// <summary>One pod alone needs no name of its own beside its Service's.</summary>
    public static IEnumerable<string> OfStatefulSets(Manifests manifests) =>
        from set in manifests.Of<V1StatefulSet>()
        let service = manifests.Find<V1Service>(set.Spec.ServiceName)
        where service is null || (set.Spec.Replicas > 1 && service.Spec.ClusterIP != "None") || !ModelTexts.Matches(service.Spec.Selector, set.Spec.Template.Metadata.Labels)
        select $"StatefulSet {set.Metadata.Name}: its pods have no name by the headless Service '{set.Spec.ServiceName}'.";

    public static IEnumerable<string> OfIngresses(Manifests manifests) =>
        from ingress in manifests.Of<V1Ingress>()
        from path in ingress.Spec.Rules.SelectMany(rule => rule.Http.Paths)
        let wanted = path.Backend.Service
        let ports = manifests.Find<V1Service>(wanted.Name)?.Spec.Ports ?? []
        where !ports.Any(port => port.Name == wanted.Port.Name || port.Port == wanted.Port.Number)
        select $"Ingress {ingress.Metadata.Name}: no Service {wanted.Name} has the port {wanted.Port.Name}{wanted.Port.Number}.";

    public static IEnumerable<string> OfCertificates(Manifests manifests) =>
        from ingress in manifests.Of<V1Ingress>()
        from tls in ingress.Spec.Tls ?? []
        where tls.SecretName != CertificateMadeByHand && manifests.Find<V1Secret>(tls.SecretName) is null
        select $"Ingress {ingress.Metadata.Name}: there is no Secret {tls.SecretName}.";

    /// <summary>The pods of two workloads with the same labels would be each other's.</summary>
    public static IEnumerable<string> OfSelectors(Manifests manifests) =>
        from owner in Owners(manifests)
        let picked = manifests.Matching(owner.Selector).Select(workload => workload.ToString()).ToList()
        where !picked.SequenceEqual([owner.Name])
        select $"{owner.Name} picks the pods of [{string.Join(", ", picked)}].";

    private static IEnumerable<(string Name, V1LabelSelector Selector)> Owners(Manifests manifests) =>
        manifests.Of<V1Deployment>().Select(one => ($"Deployment {one.Metadata.Name}", one.Spec.Selector))
            .Concat(manifests.Of<V1StatefulSet>().Select(one => ($"StatefulSet {one.Metadata.Name}", one.Spec.Selector)));

    private static bool Picks(V1Service service, Workload workload) =>
        service.Spec.Selector?.Count > 0 && ModelTexts.Matches(service.Spec.Selector, workload.Labels);

    private static IEnumerable<string> Faults(V1Service service, IReadOnlyList<Workload> picked)
    {
        if (picked.Count == 0)
        {
            yield return "its selector picks no pod";
        }

        foreach (var port in service.Spec.Ports)
        {
            var wanted = port.TargetPort?.Text() ?? $"{port.Port}";
            if (service.Spec.ClusterIP == "None" && int.TryParse(wanted, out var number) && number != port.Port)
            {
                // A headless name leads to the pods themselves: nobody translates.
                yield return $"it gives another port than it names, {port.Port} for {number}";
            }

            foreach (var deaf in picked.Where(workload => !workload.Ports.Any(open => open.Name == wanted || $"{open.ContainerPort}" == wanted)))
            {
                yield return $"{deaf} has no port {wanted}";
            }
        }
    }
}
