using k8s;
using k8s.Models;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>A Deployment, StatefulSet or Job: what pods are made of.</summary>
/// <param name="Surge">Pods beside the wanted ones during an update; null where the old one ends first.</param>
internal sealed record Workload(string Kind, string Name, V1PodTemplateSpec Template, int Replicas, IntOrString? Surge)
{
    /// <summary>Names of the volumes that each of its pods keeps.</summary>
    public IReadOnlyList<string> Claims { get; private init; } = [];

    private const string SurgeDefault = "25%";

    public V1PodSpec Pod => Template.Spec;

    public IDictionary<string, string> Labels => Template.Metadata?.Labels ?? new Dictionary<string, string>();

    public bool RunsToItsEnd => Kind == "Job";

    /// <summary>Built here, not a server of somebody else's.</summary>
    public bool IsOurs => Pod.Containers.Any(container => container.Image.Contains("shop/", StringComparison.Ordinal));

    public IEnumerable<V1Container> AllContainers => (Pod.InitContainers ?? []).Concat(Pod.Containers);

    public IEnumerable<V1ContainerPort> Ports => Pod.Containers.SelectMany(container => container.Ports ?? []);

    public static Workload? Of(IKubernetesObject<V1ObjectMeta> manifest) => manifest switch
    {
        V1Deployment one => new("Deployment", one.Metadata.Name, one.Spec.Template, one.Spec.Replicas ?? 1, SurgeOf(one.Spec.Strategy)),
        V1StatefulSet one => new("StatefulSet", one.Metadata.Name, one.Spec.Template, one.Spec.Replicas ?? 1, null)
        {
            Claims = [.. (one.Spec.VolumeClaimTemplates ?? []).Select(claim => claim.Metadata.Name)],
        },
        V1Job one => new("Job", one.Metadata.Name, one.Spec.Template, one.Spec.Parallelism ?? 1, null),
        V1DaemonSet or V1CronJob or V1Pod or V1ReplicaSet => throw new NotSupportedException($"{manifest.Kind} {manifest.Metadata.Name}: its pods are checked by no rule."),
        _ => null,
    };

    /// <param name="kind">Null stands for Deployment, as KEDA has it.</param>
    public bool Is(string? kind, string name) => Kind == (kind ?? "Deployment") && Name == name;

    public int SurgeOf(int pods) => Surge switch
    {
        null => 0,
        { } share when share.Text().EndsWith('%') => (int)Math.Ceiling(pods * share.Number() / 100.0),
        { } count => count.Number(),
    };

    public override string ToString() => $"{Kind} {Name}";

    private static IntOrString? SurgeOf(V1DeploymentStrategy? strategy) =>
        strategy?.Type == "Recreate" ? null : strategy?.RollingUpdate?.MaxSurge ?? SurgeDefault;
}
