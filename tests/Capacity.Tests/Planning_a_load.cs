using Shop.Capacity.Costs;
using Shop.Capacity.Planning;

namespace Shop.Capacity.Tests;

public sealed class Planning_a_load
{
    private static readonly ShopCosts Costs = new(
        "a machine",
        [new("gateway", 0, 1, 0.5), new("projector", 0, 2, 0), new("query", 100, 0, 1), new("postgres", 0, 4, 0), new("kafka", 100, 1, 0)],
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
    public void ends_at_what_the_projectors_of_all_partitions_can_do()
    {
        var plan = CapacityPlan.For(new Demand(1_000, 0, CoresPerInstance: 1, BusyShare: 0.5), Costs);

        Assert.Equal(1_500, plan.OrdersMax, 6); // six of them, half a core each, 2 ms an order
    }

    [Theory]
    [InlineData("rabbitmq", 0, 0.8)]
    [InlineData("functions", 0.8, 0)]
    public void counts_nothing_that_a_part_did_beside_the_orders_and_reads(string part, double order, double read)
    {
        var costs = Costs with { Parts = [.. Costs.Parts, new PartCost(part, 0, order, read)] };

        Assert.Equal(0, CapacityPlan.For(new Demand(1_000, 1_000, 1, 0.5), costs).Parts.Single(planned => planned.Part == part).Cores);
    }

    [Fact]
    public void takes_the_rest_of_one_instance_off_where_several_were_measured_together()
    {
        var costs = Costs with { Parts = [.. Costs.Parts.Where(part => part.Part != "query"), new PartCost("query", 200, 0, 1, Instances: 2)] };

        Assert.Equal(5, CapacityPlan.For(new Demand(1_000, 2_000, 1, 0.5), costs).Parts.Single(part => part.Part == "query").Instances);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(100, 3)]
    [InlineData(1_000, 8)] // 3 cores over 0.4 each
    public void needs_a_broker_for_each_of_three_copies_at_least(double orders, int brokers)
    {
        var plan = CapacityPlan.For(new Demand(orders, 0, CoresPerInstance: 1, BusyShare: 0.5), Costs);

        Assert.Equal(brokers, plan.Brokers);
        Assert.Equal(brokers, plan.Parts.Single(part => part.Part == "kafka").Instances);
    }

    [Fact]
    public void counts_what_a_broker_was_measured_to_do_once_for_each_copy()
    {
        var kafka = CapacityPlan.For(new Demand(1_000, 0, 1, 0.5), Costs).Parts.Single(part => part.Part == "kafka");

        Assert.Equal(3.0, kafka.Cores, 6);
        Assert.Equal("three copies of everything", kafka.Note);
    }

    [Fact]
    public void needs_one_instance_of_everything_else_without_any_load() => Assert.All(
        CapacityPlan.For(new Demand(0, 0, 1, 0.6), Costs).Parts.Where(part => part.Part != "kafka"), part => Assert.Equal(1, part.Instances));

    [Fact]
    public void tells_of_the_brokers_in_a_line_of_its_own()
    {
        using var output = new StringWriter();
        PlanTable.Print(CapacityPlan.For(new Demand(1_000, 0, 1, 0.5), Costs), output);

        Assert.Contains("\nBrokers: at least 8;", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void without_measured_costs_names_the_command_that_measures_them()
    {
        var nowhere = Path.Combine(AppContext.BaseDirectory, "nowhere", "costs.json");

        var failure = Assert.Throws<FileNotFoundException>(() => CostFile.Read(nowhere));
        Assert.Contains("the command costs", failure.Message, StringComparison.Ordinal);
    }

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
