using System.Text.RegularExpressions;
using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>Every key of a ConfigMap or Secret that a pod names is there, and every variable that another one names is set before it.</summary>
internal static partial class EnvironmentRules
{
    public static IEnumerable<string> OfReferences(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        from reference in References(container)
        let data = ContainerEnvironment.Data(manifests, reference.ConfigMap, reference.Secret)
        where data is null || (reference.Key is { } key && !data.ContainsKey(key))
        select $"{workload}, container {container.Name}: there is no {reference}.";

    public static IEnumerable<string> OfExpansions(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        from fault in Unset(ContainerEnvironment.Of(manifests, container), container)
        select $"{workload}, container {container.Name}: {fault} is not set before it is named.";

    public static IEnumerable<string> OfRepeats(Manifests manifests) =>
        from workload in manifests.Workloads
        from container in workload.AllContainers
        from twice in ContainerEnvironment.Of(manifests, container).GroupBy(variable => variable.Name).Where(same => same.Count() > 1)
        select $"{workload}, container {container.Name}: {twice.Key} is set {twice.Count()} times.";

    private static IEnumerable<DataReference> References(V1Container container)
    {
        foreach (var source in (container.EnvFrom ?? []).Where(source => (source.ConfigMapRef?.Optional ?? source.SecretRef?.Optional) != true))
        {
            yield return new DataReference(source.ConfigMapRef?.Name, source.SecretRef?.Name, null);
        }

        foreach (var source in (container.Env ?? []).Select(variable => variable.ValueFrom).OfType<V1EnvVarSource>())
        {
            if (source.ConfigMapKeyRef is { } map)
            {
                yield return new DataReference(map.Name, null, map.Key);
            }
            else if (source.SecretKeyRef is { } secret)
            {
                yield return new DataReference(null, secret.Name, secret.Key);
            }
        }
    }

    private static IEnumerable<string> Unset(IEnumerable<(string Name, string? Value)> variables, V1Container container)
    {
        var set = new HashSet<string>();
        foreach (var (name, value) in variables)
        {
            foreach (var unset in Expansions(value).Where(one => !set.Contains(one)))
            {
                yield return unset;
            }

            set.Add(name);
        }

        foreach (var unset in (container.Command ?? []).Concat(container.Args ?? []).SelectMany(Expansions).Where(one => !set.Contains(one)))
        {
            yield return unset;
        }
    }

    private static IEnumerable<string> Expansions(string? value) => Expansion().Matches(value ?? "").Select(match => match.Groups[1].Value);

    /// <summary>$(NAME); with two dollars it is meant as it stands.</summary>
    [GeneratedRegex(@"(?<!\$)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)")]
    private static partial Regex Expansion();

    private sealed record DataReference(string? ConfigMap, string? Secret, string? Key)
    {
        public override string ToString() =>
            $"{(ConfigMap is null ? "Secret" : "ConfigMap")} {ConfigMap ?? Secret}{(Key is null ? "" : $" with the key {Key}")}";
    }
}
