using System.Diagnostics;
using System.Globalization;

namespace Shop.Embedded.CommandLine;

/// <summary>How long the user has waited: since the process was started, not since its own first line ran.</summary>
internal static class ProcessAge
{
    public static string Text(TimeProvider clock)
    {
        using var process = Process.GetCurrentProcess();
        var age = clock.GetUtcNow() - process.StartTime.ToUniversalTime();
        return string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0.0} s");
    }
}
