using Shop.Architecture.Tests.Repository;

namespace Shop.Architecture.Tests.Rules;

/// <summary>What the Dockerfile must know of each project that runs in a container.</summary>
internal static class ImageRules
{
    /// <summary>Packages are restored from the project files alone, so that the layer is built again only when one of them changes.</summary>
    public static IEnumerable<string> NotRestored(IReadOnlyList<Project> projects, string dockerfile) =>
        from project in projects
        where project.IsDeployed && !dockerfile.Contains($"COPY {project.Path} ", StringComparison.Ordinal)
        select $"The Dockerfile does not copy {project.Path} before the restore.";
}
