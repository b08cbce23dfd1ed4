namespace Shop.Streaming.Tests;

public sealed class A_wait_after_failures
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Max = TimeSpan.FromMilliseconds(6_400);

    [Theory]
    [InlineData(0, 50, 100)]
    [InlineData(1, 50, 100)]
    [InlineData(2, 100, 200)]
    [InlineData(3, 200, 400)]
    [InlineData(7, 3_200, 6_400)]
    [InlineData(8, 3_200, 6_400)]
    [InlineData(int.MaxValue, 3_200, 6_400)]
    public void is_doubled_at_each_up_to_the_maximum_and_differs_within_its_half(int failures, int least, int most)
    {
        var waits = Enumerable.Range(0, 1_000).Select(_ => Backoff.After(failures, First, Max).TotalMilliseconds).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, least, most));
        Assert.True(waits.Max() - waits.Min() > (most - least) / 2, "The waits are all alike.");
    }
}
