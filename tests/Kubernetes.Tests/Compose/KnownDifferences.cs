namespace Shop.Kubernetes.Tests.Compose;

/// <summary>Variables that a container has in only one of docker-compose.yml and the cluster.</summary>
internal static class KnownDifferences
{
    public static IReadOnlyDictionary<string, string[]> Names { get; } = new Dictionary<string, string[]>
    {
        // Only a cluster takes an instance off its addresses before it ends, so only there is it worth to ask clients to leave.
        ["query"] = ["Drain__Seconds"],

        // Relay and consumers are pods of their own, and the gateway asks whether they are ready.
        // Behind an ingress controller, and watched on a port of its own.
        ["gateway"] =
        // It does not ask for functions, which KEDA may have scaled to none.
        [
            "Gateway__Parts__functions",
            "Gateway__Parts__relay", "Gateway__Parts__analytics-consumer",
            "RateLimiting__TrustedProxies__0", "ASPNETCORE_HTTP_PORTS", "Gateway__Management__Port",
            "Drain__Seconds",
        ],
        ["order"] = ["Order__Role", "Drain__Seconds"],
        ["relay"] = ["Order__Role", "Relay__WatchMilliseconds"],
        ["analytics"] = ["Analytics__Role", "Drain__Seconds"],
        ["analytics-consumer"] = ["Analytics__Role"],

        // Mailpit asks for no account.
        ["email"] = ["Smtp__User", "Smtp__Password"],
        ["functions"] = ["Function__Environment__SMTP_USER", "Function__Environment__SMTP_PASSWORD"],

        // It declares the queue and sends nothing.
        ["functions-migrate"] = ["Function__Environment__SMTP_HOST", "Function__Environment__SMTP_PORT", "Function__Environment__SMTP_SECURITY"],

        // A volume of a cluster is a file system of its own, which a database may not have as its folder.
        ["postgres"] = ["PGDATA"],

        // Its migration declares no queue; docker-compose.yml gives it what the service has.
        ["order-migrate"] = ["RabbitMq__Host", "RabbitMq__User", "RabbitMq__Password"],
    };
}
