using System.Text;
using CsCheck;

namespace Shop.Contracts.Tests;

public sealed class A_key
{
    // The vectors of Kafka's Java client: clients/src/test/java/org/apache/kafka/common/utils/UtilsTest.java.
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void hashes_as_in_Kafkas_Java_client(string key, int expected) =>
        Assert.Equal(expected, unchecked((int)KeyPartitioner.Murmur2(Encoding.UTF8.GetBytes(key))));

    [Fact]
    public void is_always_in_one_of_the_partitions() => Gen.Select(Gen.String, Gen.Int[1, 1000]).Sample((key, partitions) =>
        KeyPartitioner.PartitionOf(key, partitions) is var partition && partition >= 0 && partition < partitions);

    [Fact]
    public void is_in_the_same_partition_of_both_topics() => Gen.String.Sample(key =>
        Topic.Orders.PartitionOf(key) == Topic.Products.PartitionOf(key));

    [Fact]
    public void is_as_likely_in_one_partition_as_in_another()
    {
        var counts = Enumerable.Range(0, 6_000).CountBy(n => Topic.Orders.PartitionOf($"customer-{n}")).ToDictionary();
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1_150));
    }
}
