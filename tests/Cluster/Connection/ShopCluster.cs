using System.Globalization;
using System.Net;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Shop.Cluster.Connection;

/// <summary>The shop as the cluster's API knows it.</summary>
internal sealed class ShopCluster(IKubernetes api, string space, TimeProvider clock) : IDisposable
{
    private const string RestartedAt = "kubectl.kubernetes.io/restartedAt";
    private const string Metrics = "v1beta1.metrics.k8s.io";

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SettleMax = TimeSpan.FromMinutes(5);

    /// <param name="context">Of the user's kubeconfig; null stands for the present one.</param>
    /// <exception cref="k8s.Exceptions.KubeConfigException">There is no such context.</exception>
    public static ShopCluster Connect(string? context, string space, TimeProvider clock) =>
        new(new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(currentContext: context)), space, clock);

    public void Dispose() => api.Dispose();

    public async Task<IReadOnlyList<Part>> Parts(CancellationToken cancellationToken)
    {
        var services = await api.AppsV1.ListNamespacedDeploymentAsync(space, cancellationToken: cancellationToken);
        var servers = await api.AppsV1.ListNamespacedStatefulSetAsync(space, cancellationToken: cancellationToken);
        return
        [
            .. services.Items.Select(one => new Part(one.Metadata.Name, IsStateful: false)),
            .. servers.Items.Select(one => new Part(one.Metadata.Name, IsStateful: true)),
        ];
    }

    public async Task<IReadOnlyList<V1Pod>> Pods(Part part, CancellationToken cancellationToken) =>
        [.. (await api.CoreV1.ListNamespacedPodAsync(space, labelSelector: $"app.kubernetes.io/name={part.Name}", cancellationToken: cancellationToken)).Items];

    public async Task<PartStatus> Status(Part part, CancellationToken cancellationToken)
    {
        if (part.IsStateful)
        {
            var set = await api.AppsV1.ReadNamespacedStatefulSetAsync(part.Name, space, cancellationToken: cancellationToken);
            return Status(set.Spec.Replicas, set.Status.Replicas, set.Status.ReadyReplicas, set.Status.UpdatedReplicas, set.Status.ObservedGeneration == set.Metadata.Generation);
        }

        var deployment = await api.AppsV1.ReadNamespacedDeploymentAsync(part.Name, space, cancellationToken: cancellationToken);
        return Status(
            deployment.Spec.Replicas,
            deployment.Status.Replicas,
            deployment.Status.ReadyReplicas,
            deployment.Status.UpdatedReplicas,
            deployment.Status.ObservedGeneration == deployment.Metadata.Generation);
    }

    public Task Delete(V1Pod pod, CancellationToken cancellationToken) =>
        api.CoreV1.DeleteNamespacedPodAsync(pod.Metadata.Name, space, cancellationToken: cancellationToken);

    /// <returns>False when a PodDisruptionBudget forbids it now.</returns>
    public async Task<bool> Evict(V1Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            var eviction = new V1Eviction { Metadata = new V1ObjectMeta { Name = pod.Metadata.Name, NamespaceProperty = space } };
            await api.CoreV1.CreateNamespacedPodEvictionAsync(eviction, pod.Metadata.Name, space, cancellationToken: cancellationToken);
            return true;
        }
        catch (HttpOperationException refused) when (refused.Response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return false;
        }
    }

    /// <summary>Whether its PodDisruptionBudget allows no pod to be evicted, ever.</summary>
    public async Task<bool> KeepsAllPods(Part part, CancellationToken cancellationToken)
    {
        var budget = await api.PolicyV1.ReadNamespacedPodDisruptionBudgetAsync(part.Name, space, cancellationToken: cancellationToken);
        return budget.Spec.MaxUnavailable?.Value == "0";
    }

    /// <summary>As <c>kubectl rollout restart</c> does.</summary>
    public Task Restart(Part deployment, CancellationToken cancellationToken)
    {
        var annotations = new Dictionary<string, string> { [RestartedAt] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) };
        var patch = JsonSerializer.Serialize(new { spec = new { template = new { metadata = new { annotations } } } });
        return api.AppsV1.PatchNamespacedDeploymentAsync(
            new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), deployment.Name, space, cancellationToken: cancellationToken);
    }

    /// <returns>Its fewest pods, and how many its scaler wants now.</returns>
    public async Task<(int Min, int Wanted)> Scaler(Part deployment, CancellationToken cancellationToken)
    {
        var scaler = await api.AutoscalingV2.ReadNamespacedHorizontalPodAutoscalerAsync(deployment.Name, space, cancellationToken: cancellationToken);
        return (scaler.Spec.MinReplicas ?? 1, scaler.Status?.DesiredReplicas ?? 0);
    }

    /// <summary>Whether autoscalers are told what pods use: a metrics-server, or what else serves its API, is installed.</summary>
    public async Task<bool> HasMetrics(CancellationToken cancellationToken)
    {
        try
        {
            await api.ApiregistrationV1.ReadAPIServiceAsync(Metrics, cancellationToken: cancellationToken);
            return true;
        }
        catch (HttpOperationException none) when (none.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Until all pods of a part are ready, and those that were to go are gone.</summary>
    /// <exception cref="TimeoutException">Not within five minutes.</exception>
    public async Task UntilSettled(Part part, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!await IsSettled(part, cancellationToken))
        {
            if (clock.GetElapsedTime(started) > SettleMax)
            {
                throw new TimeoutException($"{part.Name} is not as it should be {SettleMax} after its disturbance: {await Status(part, cancellationToken)}");
            }

            await Task.Delay(LookInterval, clock, cancellationToken);
        }
    }

    /// <summary>Counted in pods too: the part's own count is late.</summary>
    private async Task<bool> IsSettled(Part part, CancellationToken cancellationToken)
    {
        var status = await Status(part, cancellationToken);
        var pods = await Pods(part, cancellationToken);
        return status.IsSettled && pods.Count == status.Wanted && pods.All(IsServing);
    }

    private static bool IsServing(V1Pod pod) =>
        pod.Metadata.DeletionTimestamp is null && (pod.Status.Conditions ?? []).Any(condition => condition is { Type: "Ready", Status: "True" });

    private static PartStatus Status(int? wanted, int? all, int? ready, int? updated, bool isObserved) =>
        new(wanted ?? 1, ready ?? 0, isObserved && all == wanted && ready == wanted && updated == wanted);
}
