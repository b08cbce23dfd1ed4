using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;
using Shop.ServiceDefaults.Health;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>Started? Able to serve? Beyond hope? Three questions, and only the last answer ends a container.</summary>
internal static class ProbeRules
{
    private const int PeriodDefault = 10;
    private const int FailuresDefault = 3;
    private const string Gateway = "gateway";
    private const string LivePath = HealthSetup.LivePath;
    private const string ReadyPath = HealthSetup.ReadyPath;

    public static IEnumerable<string> OfContainers(Manifests manifests) =>
        from workload in manifests.Workloads
        where !workload.RunsToItsEnd
        from container in workload.Pod.Containers
        from fault in Faults(container).Concat(workload.IsOurs ? FaultsOfOurs(container) : [])
        select $"{workload}, container {container.Name}: {fault}.";

    private static IEnumerable<string> Faults(V1Container container)
    {
        if (container is not { StartupProbe: { } startup, ReadinessProbe: { } readiness, LivenessProbe: { } liveness })
        {
            yield return "lacks one of its three probes";
            yield break;
        }

        if (Question(readiness) == Question(liveness))
        {
            yield return "is ended for what should only take it out of service: its liveness asks what its readiness does";
        }

        if (Patience(startup) < Patience(liveness))
        {
            yield return "has less time to start than to answer";
        }
    }

    /// <summary>A service whose servers are away is not ready; ended it would not come back sooner.</summary>
    private static IEnumerable<string> FaultsOfOurs(V1Container container)
    {
        if (container.LivenessProbe is { } liveness && liveness.HttpGet?.Path != LivePath)
        {
            yield return $"is ended when something else than {LivePath} fails";
        }

        // What the gateway calls ready is that all parts are: without one of them it has still to answer for the others.
        var ready = container.Name == Gateway ? HealthSetup.SelfPath : ReadyPath;
        if (container.ReadinessProbe is { } readiness && readiness.HttpGet?.Path != ready)
        {
            yield return $"is not asked for {ready}";
        }
    }

    private static string Question(V1Probe probe) => probe switch
    {
        { HttpGet: { } get } => $"{get.Port.Text()}{get.Path}",
        { TcpSocket: { } socket } => $"tcp {socket.Port.Text()}",
        { Exec: { } exec } => string.Join(' ', exec.Command),
        { Grpc: { } grpc } => $"grpc {grpc.Port} {grpc.Service}",
        _ => "",
    };

    /// <summary>Seconds from the container's start, or the last answer, to the verdict.</summary>
    private static int Patience(V1Probe probe) =>
        (probe.InitialDelaySeconds ?? 0) + ((probe.PeriodSeconds ?? PeriodDefault) * (probe.FailureThreshold ?? FailuresDefault));
}
