using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Samples;
using YamlDotNet.Core;

namespace Shop.Kubernetes.Tests;

public sealed class Documents
{
    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task are_what_the_API_takes(string overlay) => Assert.NotEmpty((await Overlays.Get(overlay)).Workloads);

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task are_each_there_once(string overlay)
    {
        var names = (await Overlays.Get(overlay)).All.Select(one => $"{one.Kind} {one.Metadata.Name}").ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("readOnlyRootFileSystem: true", "readOnlyRootFilesystem: true")]
    [InlineData("failureTreshold: 60", "failureThreshold: 60")]
    [InlineData("maxReplicas: 6", "maxReplicaCount: 6")]
    [InlineData("maxReplicaCount: six", "maxReplicaCount: 6")]
    public void with_a_member_that_is_misspelt_would_be_found(string wrong, string right) =>
        Assert.ThrowsAny<YamlException>(() => SmallShop.With(wrong, insteadOf: right));

    [Theory]
    [InlineData("kind: Statefulset", "kind: StatefulSet")]
    [InlineData("apiVersion: apps/v1beta1", "apiVersion: apps/v1")]
    public void of_a_kind_that_is_unknown_would_be_found(string wrong, string right) =>
        Assert.Throws<KeyNotFoundException>(() => SmallShop.With(wrong, insteadOf: right));

    [Fact]
    public void whose_pods_no_rule_sees_would_be_found() =>
        Assert.Throws<NotSupportedException>(() => Manifests.Parse("{apiVersion: v1, kind: Pod, metadata: {name: lonely}, spec: {containers: []}}"));
}
