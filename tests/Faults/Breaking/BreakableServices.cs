namespace Shop.Faults.Breaking;

/// <param name="HasSecondInstance">Another one goes on answering: no read may fail.</param>
internal sealed record BreakableService(string Name, bool HasSecondInstance);

internal static class BreakableServices
{
    private static readonly string[] Services = ["order", "query", "projector", "email", "analytics", "functions"];

    // A history read is answered by the other replica or the primary.
    private static readonly string[] Replicas = ["replica-1", "replica-2"];
    private static readonly string[] Single = ["gateway", "postgres", "mongo", "kafka", "rabbitmq", "redis", "mailpit"];

    public static IReadOnlyList<BreakableService> All { get; } =
    [
        .. Services.Concat(Replicas).Select(name => new BreakableService(name, HasSecondInstance: true)),
        .. Single.Select(name => new BreakableService(name, HasSecondInstance: false)),
    ];

    /// <summary>Two instances of each service.</summary>
    public static IReadOnlyDictionary<string, int> Scale { get; } = Services.ToDictionary(name => name, _ => 2);
}
