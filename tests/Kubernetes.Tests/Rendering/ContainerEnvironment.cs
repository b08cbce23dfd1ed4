using System.Text;
using k8s.Models;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>The variables that a container starts with.</summary>
internal static class ContainerEnvironment
{
    /// <returns>
    /// In the order in which they are set, as they are written: <c>$(X)</c> is not expanded. Null stands for a secret; what only
    /// the cluster knows of a pod is called as its field, <c>metadata-name</c>. What a reference does not find is left out.
    /// </returns>
    public static IReadOnlyList<(string Name, string? Value)> Of(Manifests manifests, V1Container container) =>
    [
        .. (container.EnvFrom ?? []).SelectMany(source => Sourced(manifests, source)),
        .. (container.Env ?? []).Select(variable => (variable.Name, variable.Value ?? Referenced(manifests, variable.ValueFrom))),
    ];

    /// <summary>The keys and values of a ConfigMap or Secret; null when it is not there.</summary>
    public static IReadOnlyDictionary<string, string>? Data(Manifests manifests, string? configMap, string? secret) =>
        configMap is not null
            ? manifests.Find<V1ConfigMap>(configMap) is { } map ? Keys(map) : null
            : manifests.Find<V1Secret>(secret) is { } hidden ? Keys(hidden) : null;

    private static Dictionary<string, string> Keys(V1ConfigMap map) => (map.Data ?? new Dictionary<string, string>())
        .Concat((map.BinaryData ?? new Dictionary<string, byte[]>()).Select(entry => KeyValuePair.Create(entry.Key, "")))
        .ToDictionary();

    private static Dictionary<string, string> Keys(V1Secret secret) => (secret.StringData ?? new Dictionary<string, string>())
        .Concat((secret.Data ?? new Dictionary<string, byte[]>()).Select(entry => KeyValuePair.Create(entry.Key, Encoding.UTF8.GetString(entry.Value ?? []))))
        .ToDictionary();

    private static IEnumerable<(string, string?)> Sourced(Manifests manifests, V1EnvFromSource source) =>
        (Data(manifests, source.ConfigMapRef?.Name, source.SecretRef?.Name) ?? new Dictionary<string, string>())
            .Select(entry => (source.Prefix + entry.Key, source.SecretRef is null ? entry.Value : null));

    private static string? Referenced(Manifests manifests, V1EnvVarSource? source) => source?.ConfigMapKeyRef is { } reference
        ? Data(manifests, reference.Name, null)?.GetValueOrDefault(reference.Key)
        : source?.FieldRef?.FieldPath.Replace('.', '-');
}
