using System.Text.RegularExpressions;

namespace Shop.EndToEnd.Tests.AddingAConsumer;

/// <summary>Each code block of the page is a region of a file that is compiled and run here.</summary>
public sealed class The_page_about_it
{
    [Theory]
    [InlineData("AuditConsumer.cs", "consumer")]
    [InlineData("AuditService.cs", "service")]
    public async Task shows_the_code_that_runs(string file, string region)
    {
        var root = Root();
        var code = await File.ReadAllTextAsync(Path.Combine(root, "tests/EndToEnd.Tests/AddingAConsumer", file), TestContext.Current.CancellationToken);
        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs/add-a-consumer.md"), TestContext.Current.CancellationToken);
        var shown = Regex.Match(code, $"// <{region}>\n(.*?)\n// </{region}>", RegexOptions.Singleline).Groups[1].Value.Trim();

        Assert.NotEmpty(shown);
        Assert.Contains($"```csharp\n{shown}\n```", page, StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
