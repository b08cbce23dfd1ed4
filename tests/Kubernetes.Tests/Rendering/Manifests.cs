using k8s;
using k8s.Models;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>All that would be applied, typed. A member that no type has, or a kind that nobody knows, is an exception.</summary>
internal sealed class Manifests
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(ScaledObject),
        ["keda.sh/v1alpha1/TriggerAuthentication"] = typeof(TriggerAuthentication),
    };

    private Manifests(IEnumerable<IKubernetesObject<V1ObjectMeta>> documents)
    {
        All = [.. documents];
        Workloads = [.. All.Select(Workload.Of).OfType<Workload>()];
    }

    public IReadOnlyList<IKubernetesObject<V1ObjectMeta>> All { get; }

    /// <summary>Whatever makes pods.</summary>
    public IReadOnlyList<Workload> Workloads { get; }

    /// <exception cref="YamlDotNet.Core.YamlException">A member is misspelt, or not where it belongs.</exception>
    /// <exception cref="KeyNotFoundException">A kind is unknown.</exception>
    public static Manifests Parse(string yaml) =>
        new(KubernetesYaml.LoadAllFromString(yaml, Kinds, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>());

    public Manifests And(IEnumerable<IKubernetesObject<V1ObjectMeta>> more) => new(All.Concat(more));

    public IEnumerable<T> Of<T>() => All.OfType<T>();

    public T? Find<T>(string? name)
        where T : class, IKubernetesObject<V1ObjectMeta> => Of<T>().FirstOrDefault(one => one.Metadata.Name == name);

    /// <summary>Those whose pods a selector picks. A selector without labels picks all of them, none at all picks nothing.</summary>
    public IEnumerable<Workload> Matching(V1LabelSelector? selector) => Workloads.Where(workload => selector.Matches(workload.Labels));

    /// <summary>How many pods at most, and how many of them are there only while others are replaced.</summary>
    public (int Steady, int Surge) PodsMax(Workload workload)
    {
        var byHpa = Of<V2HorizontalPodAutoscaler>().Where(hpa => workload.Is(hpa.Spec.ScaleTargetRef.Kind, hpa.Spec.ScaleTargetRef.Name)).Select(hpa => hpa.Spec.MaxReplicas);
        var byKeda = Of<ScaledObject>().Where(scaled => workload.Is(scaled.Spec.ScaleTargetRef.Kind, scaled.Spec.ScaleTargetRef.Name)).Select(scaled => scaled.Spec.MaxReplicaCount);
        var steady = byHpa.Concat(byKeda).Append(workload.Replicas).Max();
        return (steady, workload.SurgeOf(steady));
    }
}
