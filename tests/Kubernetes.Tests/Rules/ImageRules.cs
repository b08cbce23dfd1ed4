using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

internal static class ImageRules
{
    private const string Digest = "@sha256:";

    /// <summary>A node without a registry runs what was loaded into it. Without a tag, or with <c>latest</c>, Kubernetes pulls by default.</summary>
    public static IEnumerable<string> OfLoaded(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        where !IsTagged(container.Image) || container.ImagePullPolicy == "Always"
              || (container.Image.EndsWith(":latest", StringComparison.Ordinal) && container.ImagePullPolicy is null)
        select $"{workload}: the image {container.Image} would be pulled.";

    /// <summary>A tag names something else after the next build, ours or somebody else's.</summary>
    public static IEnumerable<string> OfPinned(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        where !container.Image.Contains(Digest, StringComparison.Ordinal)
        select $"{workload}: nothing says which {container.Image} it is.";

    private static bool IsTagged(string image) => image.Split('/')[^1].Contains(':', StringComparison.Ordinal);
}
