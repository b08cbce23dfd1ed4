using System.Diagnostics;

namespace Shop.FunctionHost.Processes;

/// <summary>How a function's program is started.</summary>
internal static class FunctionCommand
{
    // What a program needs to find its runtime and its files. All else of the host's environment, with its passwords, stays there.
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

    private const string RuntimePrefix = "DOTNET_";

    public static ProcessStartInfo Of(FunctionOptions options)
    {
        // All three: a process that had the host's own output would keep it open.
        var start = new ProcessStartInfo(options.ProgramPath)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !IsInherited(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsInherited(string name) =>
        Inherited.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith(RuntimePrefix, StringComparison.OrdinalIgnoreCase);
}
