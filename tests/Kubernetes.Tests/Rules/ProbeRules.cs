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
    private const string PostgreSql = "postgres:";

    // What bash does itself; exec takes the shell's place.
    private static readonly string[] Builtins = ["[", "exec"];
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

        if (container.Image.StartsWith(PostgreSql, StringComparison.Ordinal) && new[] { startup, readiness, liveness }.Any(StartsProcesses))
        {
            yield return "may leave a process to PostgreSQL, which takes its end for a crash: a probe's shell starts it, and is killed when its time is up";
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

    private static bool StartsProcesses(V1Probe probe) =>
        probe.Exec?.Command is ["bash" or "sh", "-c", var script]
        && script.Split(["||", "&&", ";", "|"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(command => !Builtins.Contains(command.Split(' ')[0]));

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
