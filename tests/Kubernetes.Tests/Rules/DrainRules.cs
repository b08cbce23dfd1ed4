using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;
using Shop.ServiceDefaults;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>A pod that is to go loses nothing of what it has begun, and is asked for nothing new.</summary>
internal static class DrainRules
{
    /// <summary>Seconds: the gateway looks names up every 2 s, and a name server's answer is some seconds old.</summary>
    private const int LeavingMin = 5;

    /// <summary>The gateway asks these whether they are ready, and nobody asks anything else: what is not answered costs nothing.</summary>
    private static readonly string[] AskedForStatusAlone = ["relay", "projector", "email", "functions", "analytics-consumer"];

    public static IEnumerable<string> OfPods(Manifests manifests) =>
        from workload in manifests.Workloads
        where !workload.RunsToItsEnd
        from fault in Faults(manifests, workload)
        select $"{workload}: {fault}.";

    private static IEnumerable<string> Faults(Manifests manifests, Workload workload)
    {
        var leaving = workload.Pod.Containers.Max(SecondsBeforeTheEnd);
        if (workload.IsOurs && TakesRequests(manifests, workload) && leaving < LeavingMin)
        {
            yield return $"ends {leaving} s after it was taken out of its Service: clients know it for {LeavingMin} s yet";
        }

        if (workload.Pod.TerminationGracePeriodSeconds is not { } grace)
        {
            yield return "does not say how long its end may take";
        }
        else if (workload.IsOurs && grace <= leaving + Defaults.ShutdownTime.TotalSeconds)
        {
            yield return $"is killed after {grace} s: it leaves for {leaving} s and ends within {Defaults.ShutdownTime.TotalSeconds} s";
        }
    }

    private static bool TakesRequests(Manifests manifests, Workload workload) => !AskedForStatusAlone.Contains(workload.Name)
        && manifests.Of<V1Service>().Any(service => service.Spec.Selector?.Count > 0 && ModelTexts.Matches(service.Spec.Selector, workload.Labels));

    private static long SecondsBeforeTheEnd(V1Container container) => container.Lifecycle?.PreStop?.Sleep?.Seconds ?? 0;
}
