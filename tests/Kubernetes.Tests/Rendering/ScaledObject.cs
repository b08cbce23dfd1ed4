using k8s;
using k8s.Models;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>KEDA's, as far as it is used here: https://keda.sh/docs/latest/reference/scaledobject-spec/.</summary>
internal sealed class ScaledObject : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public ScaledObjectSpec Spec { get; set; } = new();
}

internal sealed class ScaledObjectSpec
{
    public ScaleTarget ScaleTargetRef { get; set; } = new();

    /// <summary>Seconds between two looks.</summary>
    public int PollingInterval { get; set; } = 30;

    /// <summary>Seconds without work before the last pod goes.</summary>
    public int CooldownPeriod { get; set; } = 300;

    public int MinReplicaCount { get; set; }

    public int MaxReplicaCount { get; set; } = 100;

    public ScaledObjectFallback? Fallback { get; set; }

    public ScaledObjectAdvanced? Advanced { get; set; }

    public IList<ScaleTrigger> Triggers { get; set; } = [];
}

internal sealed class ScaleTarget
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string Name { get; set; } = "";
}

/// <summary>How many pods while the metric cannot be had.</summary>
internal sealed class ScaledObjectFallback
{
    public int FailureThreshold { get; set; }

    public int Replicas { get; set; }
}

internal sealed class ScaledObjectAdvanced
{
    public bool RestoreToOriginalReplicaCount { get; set; }

    public ScaledObjectHpa? HorizontalPodAutoscalerConfig { get; set; }
}

internal sealed class ScaledObjectHpa
{
    public string? Name { get; set; }

    public V2HorizontalPodAutoscalerBehavior? Behavior { get; set; }
}

internal sealed class ScaleTrigger
{
    public string Type { get; set; } = "";

    public string? Name { get; set; }

    public string? MetricType { get; set; }

    public IDictionary<string, string> Metadata { get; set; } = new Dictionary<string, string>();

    public TriggerReference? AuthenticationRef { get; set; }
}

internal sealed class TriggerReference
{
    public string? Kind { get; set; }

    public string Name { get; set; } = "";
}
