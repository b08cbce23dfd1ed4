using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

internal static class NamespaceRules
{
    private const string Enforced = "pod-security.kubernetes.io/enforce";

    private static readonly string[] ClusterWide = ["Namespace", "PriorityClass", "StorageClass"];

    public static IEnumerable<string> OfPodSecurity(Manifests manifests)
    {
        var spaces = manifests.Of<V1Namespace>().ToList();
        return spaces.Count == 0
            ? ["No Namespace is made."]
            : spaces.Where(space => Label(space) != "restricted").Select(space => $"The namespace {space.Metadata.Name} enforces '{Label(space)}'.");
    }

    public static IEnumerable<string> OfObjects(Manifests manifests)
    {
        var spaces = manifests.Of<V1Namespace>().Select(space => space.Metadata.Name).ToHashSet();
        return from one in manifests.All
               where !ClusterWide.Contains(one.Kind) && !spaces.Contains(one.Metadata.NamespaceProperty ?? "")
               select $"{one.Kind} {one.Metadata.Name} is in the namespace '{one.Metadata.NamespaceProperty}'.";
    }

    private static string? Label(V1Namespace space) => space.Metadata.Labels?.TryGetValue(Enforced, out var level) == true ? level : null;
}
