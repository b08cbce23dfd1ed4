using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Rendering;
using Shop.Kubernetes.Tests.Rules;
using Shop.Kubernetes.Tests.Samples;

namespace Shop.Kubernetes.Tests;

public sealed class Cluster_capacity
{
    /// <summary>A node of two cores, of which the system itself takes nearly one.</summary>
    private const decimal Millicores = 1_000;

    [Fact]
    public async Task of_one_small_node_is_enough_while_all_is_scaled_out_and_updated() =>
        ResourceRules.OfCpu(await Overlays.Get(Overlays.Kind), Millicores).MustBeNone();

    /// <summary>Six pods and one more during an update, 50m each, and a Redis of 20m.</summary>
    [Fact]
    public void is_counted_with_every_pod_that_there_may_be()
    {
        ResourceRules.OfCpu(SmallShop.Whole, 370).MustBeNone();
        ResourceRules.OfCpu(SmallShop.Whole, 369).MustName("370m of 369m: query 350m, redis 20m");
        ResourceRules.OfCpu(SmallShop.With("maxSurge: 50%", insteadOf: "maxSurge: 1"), 369).MustName("query 450m");
        ResourceRules.OfCpu(SmallShop.With("strategy: { type: Recreate }", insteadOf: "strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }"), 319).MustName("query 300m");
    }

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task is_given_to_no_more_readers_than_a_topic_has_partitions(string overlay) =>
        LagScalerRules.OfTopics(await Overlays.Get(overlay)).MustBeNone();

    [Theory]
    [InlineData("maxReplicaCount: 7", "maxReplicaCount: 6", "makes 7 pods for 6 partitions of orders.v1")]
    [InlineData("topic: orders", "topic: orders.v1", "looks at no topic")]
    public void that_idle_readers_would_take_is_found(string wrong, string right, string violation)
    {
        LagScalerRules.OfTopics(SmallShop.Whole).MustBeNone();
        LagScalerRules.OfTopics(SmallShop.With(wrong, insteadOf: right)).MustName(violation);
    }
}
