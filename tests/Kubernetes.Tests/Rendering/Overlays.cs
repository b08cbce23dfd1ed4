using System.Collections.Concurrent;
using k8s.Models;
using Shop.Compose;
using Shop.Machine;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>What is deployed, rendered once a run: an overlay by its name, or with a component that it leaves out: <c>production+otlp</c>.</summary>
internal static class Overlays
{
    public const string Kind = "kind";
    public const string Production = "production";

    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);
    private static readonly string Root = Path.Combine(Repository.Root, "k8s");
    private static readonly ConcurrentDictionary<string, Task<Manifests>> Rendered = new();

    public static TheoryData<string> All { get; } = [Kind, Production, "production+requests", "production+otlp", "production+external-databases"];

    public static Task<Manifests> Get(string name) => Rendered.GetOrAdd(name, Load);

    private static async Task<Manifests> Load(string name)
    {
        var parts = name.Split('+');
        var overlay = Path.Combine(Root, "overlays", parts[0]);
        var yaml = parts.Length == 1 ? await Kustomize.Render(overlay) : await RenderWith(overlay, parts[1..]);
        var manifests = Manifests.Parse(yaml);
        return parts[0] == Production ? manifests.And(await NewSecrets()) : manifests;
    }

    /// <summary>Kustomize takes no absolute path, and components only by a kustomization.yaml: one in a folder of its own.</summary>
    private static async Task<string> RenderWith(string overlay, string[] components)
    {
        var folder = Directory.CreateTempSubdirectory("shop-kustomize-");
        try
        {
            string Reach(string target) => Path.GetRelativePath(folder.FullName, target).Replace('\\', '/');
            var lines = components.Select(component => $"  - {Reach(Path.Combine(Root, "components", component))}");
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "kustomization.yaml"), ["namespace: shop", "resources:", $"  - {Reach(overlay)}", "components:", .. lines]);
            return await Kustomize.Render(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Those that a cluster has before the production overlay is applied.</summary>
    private static async Task<IEnumerable<V1Secret>> NewSecrets()
    {
        var account = new Dictionary<string, string> { ["SMTP_USER"] = "shop", ["SMTP_PASSWORD"] = "it's secret" };
        var ended = await CommandLine.Run("bash", [Path.Combine(Root, "new-secrets")], TimeMax, account);
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return Manifests.Parse(ended.Output).Of<V1Secret>();
    }
}
