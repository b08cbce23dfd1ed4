namespace Shop.Kubernetes.Tests.Compose;

/// <summary>Variables that a container has in only one of docker-compose.yml and the cluster.</summary>
internal static class KnownDifferences
{
    public static IReadOnlyDictionary<string, string[]> Names { get; } = new Dictionary<string, string[]>
    {
        // Relay and consumers are pods of their own, and the gateway asks whether they are ready.
        ["gateway"] = ["Gateway__Parts__relay", "Gateway__Parts__analytics-consumer"],
        ["order"] = ["Order__Role"],
        ["relay"] = ["Order__Role", "Relay__PollMilliseconds"],
        ["analytics"] = ["Analytics__Role"],
        ["analytics-consumer"] = ["Analytics__Role"],

        // Its migration declares no queue; docker-compose.yml gives it what the service has.
        ["order-migrate"] = ["RabbitMq__Host", "RabbitMq__User", "RabbitMq__Password"],
    };
}
