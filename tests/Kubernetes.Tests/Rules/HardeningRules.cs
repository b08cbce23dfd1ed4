using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>A container that is broken into gets its attacker nowhere.</summary>
internal static class HardeningRules
{
    private static readonly string[] Profiles = ["RuntimeDefault", "Localhost"];

    public static IEnumerable<string> OfContainers(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        from fault in Faults(workload.Pod.SecurityContext, container.SecurityContext)
        select $"{workload}, container {container.Name}: {fault}.";

    public static IEnumerable<string> OfPods(Manifests manifests) =>
        from workload in manifests.Workloads
        from fault in Faults(manifests, workload.Pod)
        select $"{workload}: {fault}.";

    private static IEnumerable<string> Faults(V1PodSecurityContext? pod, V1SecurityContext? container)
    {
        if ((container?.RunAsNonRoot ?? pod?.RunAsNonRoot) != true || (container?.RunAsUser ?? pod?.RunAsUser) == 0)
        {
            yield return "may be root";
        }

        if (container?.ReadOnlyRootFilesystem != true)
        {
            yield return "writes to its image";
        }

        if (container?.Capabilities?.Drop?.Contains("ALL") != true || container.Capabilities.Add?.Count > 0)
        {
            yield return "keeps capabilities";
        }

        if (container?.AllowPrivilegeEscalation != false || container.Privileged == true)
        {
            yield return "may gain privileges";
        }

        if (!Profiles.Contains((container?.SeccompProfile ?? pod?.SeccompProfile)?.Type))
        {
            yield return "has no seccomp profile";
        }
    }

    private static IEnumerable<string> Faults(Manifests manifests, V1PodSpec pod)
    {
        if (pod.EnableServiceLinks != false)
        {
            yield return "has every Service in its environment: a KAFKA_PORT is a setting of the broker";
        }

        var account = manifests.Find<V1ServiceAccount>(pod.ServiceAccountName);
        if (account is null)
        {
            yield return $"runs as the account '{pod.ServiceAccountName}', which is not there";
        }

        if ((pod.AutomountServiceAccountToken ?? account?.AutomountServiceAccountToken) != false)
        {
            yield return "has a token of the API";
        }

        if (pod.HostNetwork == true || pod.HostPID == true || pod.HostIPC == true || (pod.Volumes ?? []).Any(volume => volume.HostPath is not null))
        {
            yield return "reaches into its node";
        }
    }
}
