using System.Collections.Concurrent;
using Shop.Compose;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>
/// What is deployed, rendered once a run: an overlay by its name, or with components as <c>production+keda</c>.
/// </summary>
internal static class Overlays
{
    public const string Kind = "kind";
    public const string Production = "production";
    public const string Keda = "production+keda";
    public const string Requests = "production+hpa-by-requests";

    private static readonly string Root = Path.Combine(Repository.Root, "k8s");
    private static readonly ConcurrentDictionary<string, Task<Manifests>> Rendered = new();

    public static TheoryData<string> All { get; } = [Kind, Production, Keda, Requests];

    public static Task<Manifests> Get(string name) => Rendered.GetOrAdd(name, Load);

    private static async Task<Manifests> Load(string name)
    {
        var parts = name.Split('+');
        var overlay = Path.Combine(Root, "overlays", parts[0]);
        var yaml = parts.Length == 1 ? await Kustomize.Render(overlay) : await RenderWith(overlay, parts[1..]);
        return Manifests.Parse(yaml);
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
                Path.Combine(folder.FullName, "kustomization.yaml"), ["resources:", $"  - {Reach(overlay)}", "components:", .. lines]);
            return await Kustomize.Render(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
