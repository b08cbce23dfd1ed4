using Shop.Contracts;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

internal static class LagScalerRules
{
    private const string Kafka = "kafka";
    private const string TopicKey = "topic";

    /// <summary>A partition has one reader in a group: a pod beyond their number has nothing to do.</summary>
    public static IEnumerable<string> OfTopics(Manifests manifests) =>
        from scaled in manifests.Of<ScaledObject>()
        from trigger in scaled.Spec.Triggers
        where trigger.Type == Kafka
        let topic = Topic.Find(trigger.Metadata.TryGetValue(TopicKey, out var name) ? name : "")
        where topic is null || scaled.Spec.MaxReplicaCount > topic.Partitions
        select topic is null
            ? $"ScaledObject {scaled.Metadata.Name} looks at no topic of the shop."
            : $"ScaledObject {scaled.Metadata.Name} makes {scaled.Spec.MaxReplicaCount} pods for {topic.Partitions} partitions of {topic.Name}.";
}
