using Shop.Capacity.Costs;
using Shop.Capacity.Planning;

namespace Shop.Capacity.Tests;

public sealed class Planning_a_load
{
    private static readonly ShopCosts Costs = new(
        "a machine",
        [new("gateway", 0, 1, 0.5), new("projector", 0, 2, 0), new("query", 100, 0, 1), new("postgres", 0, 4, 0)],
        LogBytesPerOrder: 1_000,
        TopicBytesPerOrder: 250);

    [Theory]
    [InlineData("gateway", 2.0, 4)]
    [InlineData("projector", 2.0, 4)]
    [InlineData("query", 2.0, 5)]
    [InlineData("postgres", 4.0, 8)]
    public void adds_up_what_orders_and_reads_cost_and_divides_it_over_instances(string part, double cores, int instances)
    {
        var plan = CapacityPlan.For(new Demand(1_000, 2_000, CoresPerInstance: 1, BusyShare: 0.5), Costs);

        var planned = plan.Parts.Single(one => one.Part == part);
        Assert.Equal(cores, planned.Cores, 6);
        Assert.Equal(instances, planned.Instances);
    }

    [Fact]
    public void needs_a_partition_for_each_projector() =>
        Assert.Equal(4, CapacityPlan.For(new Demand(1_000, 0, 1, 0.5), Costs).Partitions);

    [Fact]
    public void needs_one_instance_of_everything_without_any_load() =>
        Assert.All(CapacityPlan.For(new Demand(0, 0, 1, 0.6), Costs).Parts, part => Assert.Equal(1, part.Instances));

    [Fact]
    public void counts_the_disks_of_a_day()
    {
        var plan = CapacityPlan.For(new Demand(1_000, 0, 1, 0.5), Costs);
        Assert.Equal(86.4, plan.LogGigabytesPerDay, 6);
        Assert.Equal(21.6, plan.TopicGigabytesPerDay, 6);
    }

    [Fact]
    public void says_of_a_server_that_takes_all_writes_that_instances_are_no_help() =>
        Assert.NotEmpty(CapacityPlan.For(new Demand(1, 0, 1, 0.5), Costs).Parts.Single(part => part.Part == "postgres").Note);

    [Fact]
    public void gives_no_number_of_instances_that_use_their_share_up_at_rest() =>
        Assert.Equal(int.MaxValue, CapacityPlan.For(new Demand(1, 1, 0.1, 0.5), Costs).Parts.Single(part => part.Part == "query").Instances);

    [Theory]
    [InlineData(-1, 0, 1, 0.5, "--orders")]
    [InlineData(0, double.NaN, 1, 0.5, "--reads")]
    [InlineData(0, double.PositiveInfinity, 1, 0.5, "--reads")]
    [InlineData(0, 0, 0, 0.5, "--cores")]
    [InlineData(0, 0, 1, 0, "--busy")]
    [InlineData(0, 0, 1, 1.1, "--busy")]
    public void names_the_number_that_is_no_load(double orders, double reads, double cores, double busy, string option) =>
        Assert.StartsWith(option, Assert.Single(new Demand(orders, reads, cores, busy).Errors), StringComparison.Ordinal);
}
