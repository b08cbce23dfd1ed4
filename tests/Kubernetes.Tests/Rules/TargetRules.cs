using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>Scalers, budgets and policies are of something.</summary>
internal static class TargetRules
{
    public static IEnumerable<string> OfScalers(Manifests manifests)
    {
        var targets = manifests.Of<V2HorizontalPodAutoscaler>().Select(hpa => (Scaler: $"HorizontalPodAutoscaler {hpa.Metadata.Name}", hpa.Spec.ScaleTargetRef.Kind, hpa.Spec.ScaleTargetRef.Name))
            .Concat(manifests.Of<ScaledObject>().Select(scaled => (Scaler: $"ScaledObject {scaled.Metadata.Name}", Kind: scaled.Spec.ScaleTargetRef.Kind ?? "Deployment", scaled.Spec.ScaleTargetRef.Name)))
            .ToList();
        foreach (var lost in targets.Where(target => !manifests.Workloads.Any(workload => workload.Is(target.Kind, target.Name))))
        {
            yield return $"{lost.Scaler}: there is no {lost.Kind} {lost.Name}.";
        }

        foreach (var torn in targets.GroupBy(target => (target.Kind, target.Name)).Where(same => same.Count() > 1))
        {
            yield return $"{torn.Key.Kind} {torn.Key.Name} is scaled by {string.Join(" and ", torn.Select(target => target.Scaler))}.";
        }

        // Every apply would take the scaler's number back.
        foreach (var fought in manifests.Of<V1Deployment>().Where(one => one.Spec.Replicas is not null && targets.Any(target => target.Name == one.Metadata.Name)))
        {
            yield return $"Deployment {fought.Metadata.Name} says how many replicas it has, and so does its scaler.";
        }
    }

    public static IEnumerable<string> OfBudgets(Manifests manifests) =>
        from budget in manifests.Of<V1PodDisruptionBudget>()
        where !manifests.Matching(budget.Spec.Selector).Any()
        select $"PodDisruptionBudget {budget.Metadata.Name} is of no pod.";

    public static IEnumerable<string> OfTriggers(Manifests manifests) =>
        from scaled in manifests.Of<ScaledObject>()
        from trigger in scaled.Spec.Triggers
        from fault in trigger.AuthenticationRef is { } reference ? Faults(manifests, reference.Name) : []
        select $"ScaledObject {scaled.Metadata.Name}: {fault}.";

    private static IEnumerable<string> Faults(Manifests manifests, string name) => manifests.Find<TriggerAuthentication>(name) is { } authentication
        ? authentication.Spec.SecretTargetRef
            .Where(secret => ContainerEnvironment.Data(manifests, null, secret.Name)?.ContainsKey(secret.Key) != true)
            .Select(secret => $"there is no Secret {secret.Name} with the key {secret.Key}")
        : [$"there is no TriggerAuthentication {name}"];
}
