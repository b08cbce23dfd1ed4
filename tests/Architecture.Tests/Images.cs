using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Images
{
    private static string Dockerfile => Repo.Files("Dockerfile").Single().Text;

    [Fact]
    public void are_built_from_every_project_that_is_deployed() => ImageRules.NotRestored(Repo.Projects, Dockerfile).MustBeNone();

    [Fact]
    public void that_would_miss_a_project_are_named() => ImageRules.NotRestored(
        [new Project("gateway/Toll/Toll.csproj", [], [], []), new Project("tests/Toll.Tests/Toll.Tests.csproj", [], [], [])],
        Dockerfile).MustName("gateway/Toll/Toll.csproj");
}
