namespace Shop.Compose;

public static class Repository
{
    /// <summary>The folder of docker-compose.yml, above the tests' own.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not lie in the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "docker-compose.yml")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
