namespace Shop.Architecture.Tests.Repository;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repo
{
    private static readonly string[] Skipped = ["bin", "obj", "TestResults", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files("services", "gateway", "infra", "tests").Where(file => file.HasExtension(".csproj")).Select(Project.Read)];

    /// <summary>All C# of the repository.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files("services", "gateway", "infra", "tests").Where(file => file.HasExtension(".cs")).Select(SourceFile.Read)];

    /// <summary>C# that is no test.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } =
        [.. Sources.Where(source => !source.Path.StartsWith("tests/", StringComparison.Ordinal))];

    /// <param name="places">Folders and files of the root; what is not there has no files.</param>
    public static IEnumerable<RepoFile> Files(params string[] places) => places
        .Select(place => Path.Combine(Root, place))
        .SelectMany(place => Directory.Exists(place) ? Below(place) : File.Exists(place) ? [place] : [])
        .Select(path => new RepoFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), path));

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder)
            .Where(child => Path.GetFileName(child) is var name && !Skipped.Contains(name) && !name.StartsWith('.'))
            .SelectMany(Below));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Architecture.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Architecture.sln above {AppContext.BaseDirectory}.");
    }
}

/// <param name="Path">From the root, with slashes.</param>
internal sealed record RepoFile(string Path, string FullPath)
{
    public string Text => File.ReadAllText(FullPath);

    public bool HasExtension(string extension) => Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
