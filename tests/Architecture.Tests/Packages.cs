using System.Text.Json;
using System.Xml.Linq;
using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Packages
{
    [Fact]
    public void have_their_versions_in_one_place() => PackageRules.OwnVersions(Repo.Projects).MustBeNone();

    [Fact]
    public void with_a_version_of_their_own_would_be_found() => PackageRules.OwnVersions(
        [new("a.csproj", [], [new("One", null), new("Two", "1.0.0")], [])]).MustName("Two");

    [Theory]
    [InlineData("""<PackageReference Include="P" Version="1.0.0" />""", "1.0.0")]
    [InlineData("""<PackageReference Include="P" VersionOverride="1.0.0" />""", "1.0.0")]
    [InlineData("""<PackageReference Include="P"><Version>1.0.0</Version></PackageReference>""", "1.0.0")]
    [InlineData("""<PackageReference Include="P" PrivateAssets="all" />""", null)]
    public void have_their_versions_read_however_they_are_written(string xml, string? version) =>
        Assert.Equal(new Package("P", version), Package.Read(XElement.Parse(xml)));

    [Fact]
    public void that_are_asked_for_are_free() => PackageRules.NotFree(Central()).MustBeNone();

    [Fact]
    public void that_came_with_others_are_free()
    {
        var resolved = Resolved();
        Assert.Contains(resolved, package => package.Name == "MassTransit");
        PackageRules.NotFree(resolved).MustBeNone();
    }

    [Theory]
    [InlineData("MediatR", "12.0.0")]
    [InlineData("MediatR.Contracts", "2.0.0")]
    [InlineData("AutoMapper", "15.0.0")]
    [InlineData("FluentAssertions", "8.0.0")]
    [InlineData("Duende.IdentityServer", "7.0.0")]
    [InlineData("MassTransit", "9.0.0")]
    [InlineData("MassTransit.RabbitMQ", "[8.5.12,9.0.0]")]
    [InlineData("MassTransit", "[8.5.12,)")]
    [InlineData("MassTransit", "[8.5.12,10.0.0)")]
    [InlineData("MassTransit", "9.*")]
    [InlineData("MassTransit", "*")]
    public void that_are_not_free_would_be_found(string name, string version) =>
        PackageRules.NotFree([new Package(name, version)]).MustName(name);

    [Theory]
    [InlineData("MassTransit", "[8.5.12,9.0.0)")]
    [InlineData("MassTransit", "[8.5.12, 9.0.0)")]
    [InlineData("MassTransit.Abstractions", "8.5.12")]
    [InlineData("MediatRX", "1.0.0")]
    public void that_are_free_are_fine(string name, string version) => PackageRules.NotFree([new Package(name, version)]).MustBeNone();

    private static IEnumerable<Package> Central() => XDocument
        .Load(Path.Combine(Repo.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Select(Package.Read);

    /// <summary>All that this project, and so every deployed one, was restored with.</summary>
    private static List<Package> Resolved()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Architecture.Tests.deps.json"));
        using var json = JsonDocument.Parse(stream);
        return
        [
            .. from library in json.RootElement.GetProperty("libraries").EnumerateObject()
               where library.Value.GetProperty("type").GetString() == "package"
               let parts = library.Name.Split('/')
               select new Package(parts[0], parts[1]),
        ];
    }
}
