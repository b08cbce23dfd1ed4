using Shop.Capacity.Costs;

namespace Shop.Capacity.Tests;

public sealed class Costs_of_a_part
{
    private static readonly CostMeasurement.Measured Idle = Of(0, 10, 500);

    [Fact]
    public void are_what_comes_on_top_of_the_rest() =>
        Assert.Equal(new PartCost("order", 50, 4, 1, Instances: 2), CostMeasurement.CostOf("order", Idle, Of(100, 20, 1_400), Of(500, 10, 1_000)));

    [Fact]
    public void are_none_when_it_did_less_than_at_rest() =>
        Assert.Equal(new PartCost("order", 50, 0, 0, Instances: 2), CostMeasurement.CostOf("order", Idle, Of(100, 20, 900), Of(500, 10, 100)));

    private static CostMeasurement.Measured Of(int count, int seconds, double milliseconds) =>
        new(count, TimeSpan.FromSeconds(seconds), new Dictionary<string, double> { ["order"] = milliseconds }, new Dictionary<string, int> { ["order"] = 2 });
}
