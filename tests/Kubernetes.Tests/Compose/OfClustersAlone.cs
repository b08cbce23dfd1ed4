namespace Shop.Kubernetes.Tests.Compose;

/// <summary>Variables that docker-compose.yml has not, by workload.</summary>
internal static class OfClustersAlone
{
    public static IReadOnlyDictionary<string, string[]> Names { get; } = new Dictionary<string, string[]>
    {
        // Relay and consumers are pods of their own, and the gateway asks whether they are ready.
        ["gateway"] = ["Gateway__Parts__relay", "Gateway__Parts__analytics-consumer"],
        ["order"] = ["Order__Role"],
        ["relay"] = ["Order__Role", "Relay__PollMilliseconds"],
        ["analytics"] = ["Analytics__Role"],
        ["analytics-consumer"] = ["Analytics__Role"],
    };
}
