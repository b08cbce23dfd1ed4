using k8s;
using k8s.Models;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>KEDA's: where a trigger has its credentials from.</summary>
internal sealed class TriggerAuthentication : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public TriggerAuthenticationSpec Spec { get; set; } = new();
}

internal sealed class TriggerAuthenticationSpec
{
    public IList<TriggerSecret> SecretTargetRef { get; set; } = [];
}

internal sealed class TriggerSecret
{
    public string Parameter { get; set; } = "";

    public string Name { get; set; } = "";

    public string Key { get; set; } = "";
}
