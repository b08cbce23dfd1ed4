using Shop.Architecture.Tests.Repository;

namespace Shop.Architecture.Tests.Rules;

/// <summary>Which project may know which.</summary>
internal static class ReferenceRules
{
    private const string Contracts = "Contracts";

    private static readonly string[] BuildingBlocks = [Contracts, "EventStore", "Streaming", "ConsistentHashing", "ServiceDefaults"];

    private static readonly string[] Brokers = ["MassTransit", "RabbitMQ", "Confluent"];

    private static readonly string[] UsersOfTheEnvelope = ["EventStore", "Streaming"];

    public static IEnumerable<string> BetweenServices(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsService
        from other in ReachedFrom(project, projects)
        where other.IsService
        select $"{project.Name} references the service {other.Name}.";

    public static IEnumerable<string> ToInfrastructure(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsDeployed
        from other in ReachedFrom(project, projects)
        where other.IsInfrastructure
        select $"{project.Name} is deployed and references {other.Name} of infra.";

    public static IEnumerable<string> OutsideTheClosedList(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsBuildingBlock && !BuildingBlocks.Contains(project.Name)
        select $"{project.Name} is not in the closed list of building blocks.";

    public static IEnumerable<string> BetweenBuildingBlocks(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsBuildingBlock
        from name in project.References
        where !(name == Contracts && UsersOfTheEnvelope.Contains(project.Name))
        select $"The building block {project.Name} references {name}.";

    /// <summary>The limiters are of use to programs that serve no HTTP.</summary>
    public static IEnumerable<string> FromTheLimitersToAnything(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.Name == "RateLimiting"
        from name in project.References.Concat(project.Frameworks)
        select $"The library RateLimiting references {name}.";

    public static IEnumerable<string> FromTheGatewayToMessages(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsGateway
        from other in ReachedFrom(project, projects)
        where other.Name == Contracts || other.IsService
        select $"The gateway's {project.Name} knows {other.Name}.";

    /// <summary>Whoever starts a function receives and acknowledges for it: any host may, of any cloud.</summary>
    public static IEnumerable<string> FromFunctionsToBrokers(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsFunction
        from name in project.References.Where(name => name != Contracts)
            .Concat(project.Frameworks)
            .Concat(project.Packages.Select(package => package.Name).Where(IsOfABroker))
        select $"The function {project.Name} references {name}.";

    public static IEnumerable<string> OfContracts(IReadOnlyList<Project> projects) =>
        from project in projects
        where project.IsBuildingBlock && project.Name == Contracts
        from name in project.References.Concat(project.Packages.Select(package => package.Name)).Concat(project.Frameworks)
        select $"Contracts references {name}: it is the BCL's alone.";

    private static bool IsOfABroker(string package) => Brokers.Any(broker => package.StartsWith(broker, StringComparison.OrdinalIgnoreCase));

    /// <summary>Directly or over others, without itself.</summary>
    private static IEnumerable<Project> ReachedFrom(Project project, IReadOnlyList<Project> projects)
    {
        var reached = new HashSet<Project>();
        var next = new Queue<Project>([project]);
        while (next.TryDequeue(out var current))
        {
            foreach (var other in projects.Where(other => current.References.Contains(other.Name) && reached.Add(other)))
            {
                next.Enqueue(other);
            }
        }

        return reached.Where(other => other != project);
    }
}
