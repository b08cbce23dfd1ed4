using Shop.Load;
using Shop.Load.Proof;

namespace Shop.Cluster.Tests;

public sealed class Sales_of_a_load
{
    [Fact]
    public void are_its_orders_without_the_cancelled_ones() => Assert.True(Found(Answer("cluster-1-mug", 1)).Holds);

    [Theory]
    [InlineData("cluster-1-mug", 0)]
    [InlineData("cluster-1-mug", 2)]
    [InlineData("cluster-2-mug", 1)]
    public void are_reported_when_a_fact_is_missing_or_counted_twice(string product, int quantity) =>
        Assert.False(Found(Answer(product, quantity)).Holds);

    [Fact]
    public void are_reported_when_nobody_answers() => Assert.Equal("no answer: 503", Found(new Reply(503, "{}", null, null)).Detail);

    private static Finding Found(Reply answer) => SalesEvidence.Of(Samples.Load, Samples.Events, answer);

    private static Reply Answer(string product, int quantity) => new(
        200, $$"""{"items":[{"productId":"glass","quantity":9},{"productId":"{{product}}","quantity":{{quantity}}}]}""", null, null);
}
