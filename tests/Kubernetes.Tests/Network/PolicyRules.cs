using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Network;

/// <summary>A policy is of pods that are there, and of ports that they say they listen on: no other is seen in a view.</summary>
internal static class PolicyRules
{
    public static IEnumerable<string> OfTargets(Manifests manifests) =>
        from policy in manifests.Of<V1NetworkPolicy>()
        let picked = manifests.Matching(policy.Spec.PodSelector).ToList()
        from fault in picked.Count == 0 ? ["picks no pod"] : Deaf(manifests, policy.Spec, picked)
        select $"NetworkPolicy {policy.Metadata.Name} {fault}.";

    private static IEnumerable<string> Deaf(Manifests manifests, V1NetworkPolicySpec policy, IReadOnlyList<Workload> picked)
    {
        var arriving = (policy.Ingress ?? []).SelectMany(rule => Closed(rule.Ports, picked));
        var leaving =
            from rule in policy.Egress ?? []
            from peer in rule.To ?? []
            where peer is { IpBlock: null, NamespaceSelector: null }
            let targets = manifests.Matching(peer.PodSelector).ToList()
            from fault in targets.Count == 0 ? ["leads to no pod"] : Closed(rule.Ports, targets)
            select fault;
        return arriving.Concat(leaving);
    }

    private static IEnumerable<string> Closed(IList<V1NetworkPolicyPort>? ports, IReadOnlyList<Workload> listening) =>
        from port in ports ?? []
        where port.Port is not null
        let wanted = port.Port?.Text()
        where !listening.SelectMany(workload => workload.Ports).Any(open => open.Name == wanted || $"{open.ContainerPort}" == wanted)
        select $"is of the port {wanted}, on which nobody listens";
}
