using Shop.Architecture.Tests.Repository;
using Shop.Architecture.Tests.Rules;

namespace Shop.Architecture.Tests;

public sealed class Texts
{
    private static readonly string[] Places =
        ["services", "gateway", "infra", "k8s", "docs", "README.md", "CONTRIBUTING.md", "shop.http", "docker-compose.yml"];

    private static readonly string[] Extensions =
        [".cs", ".csproj", ".md", ".json", ".yml", ".yaml", ".sh", ".ps1", ".sql", ".lua", ".http", ".conf", ".config", ".props", ".targets", ".html"];

    [Fact]
    public void name_no_path_of_one_machine() =>
        Of(Places).SelectMany(file => TextRules.MachinePaths(file.Path, file.Text, Repo.Root)).MustBeNone();

    [Theory]
    [InlineData("see /home/ada/shop")]
    [InlineData("path: \"/Users/ada/shop\"")]
    [InlineData("cd /root/shop")]
    [InlineData(@"cd C:\shop")]
    [InlineData(@"""D:\\shop""")]
    [InlineData("file:///home/ada/shop")]
    [InlineData("cd ROOT/services")]
    public void that_name_one_would_be_found(string line) =>
        TextRules.MachinePaths("planted.md", $"first\n{line.Replace("ROOT", Repo.Root, StringComparison.Ordinal)}\n", Repo.Root)
            .MustName("planted.md:2");

    [Theory]
    [InlineData("https://example.org/home/ada")]
    [InlineData("mount /var/lib/postgresql/data and /tmp/x")]
    [InlineData("$\"{time:HH\\:mm}\"")]
    [InlineData("src/home/index.md")]
    public void that_name_other_places_are_fine(string line) => TextRules.MachinePaths("planted.md", line, Repo.Root).MustBeNone();

    [Fact]
    public void are_finished() => Of([.. Places, "tests"]).SelectMany(file => TextRules.Unfinished(file.Path, file.Text)).MustBeNone();

    [Theory]
    [InlineData("// TO", "DO: later")]
    [InlineData("FIX", "ME")]
    [InlineData("a HA", "CK, but")]
    public void that_are_not_would_be_found(string start, string end) =>
        TextRules.Unfinished("planted.cs", $"{start}{end}").MustName("planted.cs:1");

    private static IEnumerable<RepoFile> Of(string[] places) =>
        Repo.Files(places).Where(file => Extensions.Any(file.HasExtension));
}
