using Shop.Cluster.Connection;
using Shop.Cluster.Disturbing;
using Shop.Load;

namespace Shop.Cluster.Tests;

public sealed class A_part_that_is_taken_away
{
    [Theory]
    [InlineData("gateway", 1)]
    [InlineData("order", 1)]
    [InlineData("query", 1)]
    [InlineData("analytics", 1)]
    [InlineData("rabbitmq", 1)]
    [InlineData("mongo", 3)]
    public void may_cost_no_read(string part, int pods)
    {
        Assert.True(Disturbed(part, pods, failedReads: 0).Holds);

        var result = Disturbed(part, pods, failedReads: 1, "products");
        Assert.False(result.Holds);
        Assert.Contains("FAILED", result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mongo", "products", "orders", "customers")]
    [InlineData("postgres", "histories")]
    [InlineData("redis", "leaderboard")]
    public void may_cost_reads_when_it_is_the_one_server_that_can_answer_them(string part, params string[] resources)
    {
        var result = Disturbed(part, 1, failedReads: 12, resources);

        Assert.True(result.Holds);
        Assert.Contains("  reads may fail: it alone has", result.ToString(), StringComparison.Ordinal);
        Assert.Equal($"12 reads failed while the one {part} was away", result.Caveat);
    }

    [Theory]
    [InlineData("mongo", "histories")]
    [InlineData("postgres", "orders")]
    [InlineData("redis", "customers")]
    public void is_no_excuse_for_reads_that_others_answer(string part, string resource) =>
        Assert.False(Disturbed(part, 1, failedReads: 1, resource).Holds);

    [Fact]
    public void is_no_excuse_when_it_stayed() =>
        Assert.False((Disturbed("postgres", 1, failedReads: 1, "orders") with { IsKept = true }).Holds);

    private static DisturbanceResult Disturbed(string part, int pods, int failedReads, params string[] failedReadsOf) =>
        new(new Part(part, IsStateful: false), Disturbance.Delete, pods, new Counts(10, 0, 100, failedReads), TimeSpan.FromSeconds(1))
        {
            FailedReadsOf = failedReadsOf,
        };
}
