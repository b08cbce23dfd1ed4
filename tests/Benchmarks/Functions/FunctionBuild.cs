using Shop.Machine;

namespace Shop.Benchmarks.Functions;

/// <summary>The receipt function, compiled in one of the ways that .NET has, as its host would be given it.</summary>
/// <param name="Megabytes">Of all files that are needed at run time; what a machine has of the runtime is not among them.</param>
internal sealed record FunctionBuild(string Name, string Program, double Megabytes)
{
    private const string ProjectFile = "services/Functions/ReceiptMail/ReceiptMail.csproj";

    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(10);

    private static readonly (string Name, string[] Options)[] Ways =
    [
        ("JIT", ["--no-self-contained"]),
        ("ReadyToRun", ["--no-self-contained", "-p:PublishReadyToRun=true"]),
        // Contracts can also read by reflection, which the function does not: warnings about that are no errors here.
        ("native", ["-p:PublishAot=true", "-p:TreatWarningsAsErrors=false", "-p:StripSymbols=true"]),
    ];

    /// <summary>The native one needs clang or gcc; without it the other two are measured, and the output says so.</summary>
    public static async Task<IReadOnlyList<FunctionBuild>> All(string folder)
    {
        var builds = new List<FunctionBuild>();
        foreach (var (name, options) in Ways)
        {
            var output = Path.Combine(folder, name);
            var ended = await CommandLine.Run(
                "dotnet",
                ["publish", Path.Combine(Root(), ProjectFile), "-c", "Release", "--use-current-runtime", "-o", output, "-p:ArtifactsPath=" + Path.Combine(folder, "obj-" + name), .. options],
                TimeMax);
            if (ended.ExitCode == 0)
            {
                builds.Add(new FunctionBuild(name, Path.Combine(output, OperatingSystem.IsWindows() ? "ReceiptMail.exe" : "ReceiptMail"), Size(output)));
            }
            else
            {
                Console.WriteLine($"  {name} is not measured, since it is not built here: {ended.Output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))}");
            }
        }

        return builds;
    }

    private static double Size(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => !file.EndsWith(".pdb", StringComparison.Ordinal) && !file.EndsWith(".dbg", StringComparison.Ordinal) && !file.EndsWith(".xml", StringComparison.Ordinal))
        .Sum(file => new FileInfo(file).Length) / 1e6;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmark builds the function from the repository that it lies in.");
        }

        return folder.FullName;
    }
}
