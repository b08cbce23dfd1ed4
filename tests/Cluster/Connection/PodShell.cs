using System.ComponentModel;
using Shop.Machine;

namespace Shop.Cluster.Connection;

/// <summary>Commands in pods, by <c>kubectl exec</c>.</summary>
/// <param name="context">Of the user's kubeconfig; null stands for the present one.</param>
internal sealed class PodShell(string? context, string space)
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    /// <exception cref="TimeoutException">It did not end within a minute.</exception>
    /// <exception cref="Win32Exception">kubectl is not installed.</exception>
    public async Task<string> Run(Part part, params string[] command)
    {
        string[] cluster = context is null ? [] : ["--context", context];
        var owner = part.IsStateful ? $"statefulset/{part.Name}" : $"deployment/{part.Name}";
        var ended = await CommandLine.Run("kubectl", [.. cluster, "--namespace", space, "exec", owner, "--", .. command], TimeMax);
        return ended.ExitCode == 0
            ? ended.Output
            : throw new InvalidOperationException($"{command[0]} in {owner} ended with {ended.ExitCode}: {ended.Errors.Trim()}");
    }
}
