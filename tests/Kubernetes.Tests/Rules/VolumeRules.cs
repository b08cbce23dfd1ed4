using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

internal static class VolumeRules
{
    public static IEnumerable<string> OfMounts(Manifests manifests) =>
        from workload in manifests.Workloads
        let volumes = workload.Claims.Concat((workload.Pod.Volumes ?? []).Select(volume => volume.Name)).ToHashSet()
        from container in workload.AllContainers
        from mount in container.VolumeMounts ?? []
        where !volumes.Contains(mount.Name)
        select $"{workload}, container {container.Name}: there is no volume {mount.Name}.";

    public static IEnumerable<string> OfFiles(Manifests manifests) =>
        from workload in manifests.Workloads
        from volume in workload.Pod.Volumes ?? []
        where volume.ConfigMap is not null || volume.Secret is not null
        let data = ContainerEnvironment.Data(manifests, volume.ConfigMap?.Name, volume.Secret?.SecretName)
        from fault in data is null ? ["is of nothing that is there"] : Missing(workload, volume, data)
        select $"{workload}: the volume {volume.Name} {fault}.";

    private static IEnumerable<string> Missing(Workload workload, V1Volume volume, IReadOnlyDictionary<string, string> data)
    {
        var items = (volume.ConfigMap?.Items ?? volume.Secret?.Items ?? []).ToList();
        var files = items.Count == 0 ? data.Keys : items.Select(item => item.Path);
        var mounted =
            from container in workload.AllContainers
            from mount in container.VolumeMounts ?? []
            where mount.Name == volume.Name && mount.SubPath is not null
            select mount.SubPath;
        return items.Select(item => item.Key).Except(data.Keys).Select(key => $"has no key {key}")
            .Concat(mounted.Except(files).Select(file => $"has no file {file}"));
    }
}
