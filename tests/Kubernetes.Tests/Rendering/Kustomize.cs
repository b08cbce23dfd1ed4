using System.ComponentModel;
using Shop.Machine;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>What a folder with a kustomization.yaml becomes. Where nothing can render it, the test is skipped with one reason.</summary>
internal static class Kustomize
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    private static readonly (string Program, string Command)[] Programs = [("kubectl", "kustomize"), ("kustomize", "build")];

    /// <returns>YAML documents.</returns>
    public static async Task<string> Render(string folder)
    {
        foreach (var (program, command) in Programs)
        {
            if (await TryRun(program, command, folder) is { } ended)
            {
                Assert.True(ended.ExitCode == 0, $"{program} {command} {folder}: {ended.Errors}");
                return ended.Output;
            }
        }

        Assert.Skip("Neither kubectl nor kustomize is in PATH: this test needs the manifests rendered.");
        throw new InvalidOperationException("A skipped test does not go on.");
    }

    private static async Task<Ended?> TryRun(string program, string command, string folder)
    {
        try
        {
            return await CommandLine.Run(program, [command, folder], TimeMax);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
