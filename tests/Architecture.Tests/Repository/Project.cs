using System.Xml.Linq;

namespace Shop.Architecture.Tests.Repository;

/// <param name="Path">Of the .csproj, from the root, with slashes.</param>
/// <param name="References">Names of the projects that it references itself.</param>
internal sealed record Project(
    string Path, IReadOnlyList<string> References, IReadOnlyList<Package> Packages, IReadOnlyList<string> Frameworks)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsBuildingBlock => Path.StartsWith("services/BuildingBlocks/", StringComparison.Ordinal);

    /// <summary>A program that a function host starts: deployed, and no service.</summary>
    public bool IsFunction => Path.StartsWith("services/Functions/", StringComparison.Ordinal) && Name != "FunctionHost";

    public bool IsService => Path.StartsWith("services/", StringComparison.Ordinal) && !IsBuildingBlock && !IsFunction;

    public bool IsGateway => Path.StartsWith("gateway/", StringComparison.Ordinal);

    public bool IsInfrastructure => Path.StartsWith("infra/", StringComparison.Ordinal);

    /// <summary>What runs in production, or is a part of it.</summary>
    public bool IsDeployed => IsBuildingBlock || IsService || IsFunction || IsGateway;

    public static Project Read(RepoFile file)
    {
        var xml = XDocument.Parse(file.Text);
        return new Project(
            file.Path,
            [.. Includes(xml, "ProjectReference").Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>()],
            [.. xml.Descendants("PackageReference").Select(Package.Read)],
            [.. Includes(xml, "FrameworkReference")]);
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(item => item.Attribute("Include")?.Value).OfType<string>();
}

/// <param name="Version">As it stands in the file; null where it is left to the central list.</param>
internal sealed record Package(string Name, string? Version)
{
    public static Package Read(XElement element) => new(
        element.Attribute("Include")?.Value ?? "",
        new[] { "Version", "VersionOverride" }
            .Select(name => element.Attribute(name)?.Value ?? element.Element(name)?.Value)
            .FirstOrDefault(version => version is not null));
}
