using System.Text;
using CsCheck;

namespace Shop.Contracts.Tests.Kafka;

public sealed class Librdkafka
{
    private readonly LibrdkafkaPartitioner _partitioner = new();

    [Fact]
    public void puts_every_text_into_the_same_partition() =>
        Gen.Select(Gen.String, Gen.Int[1, 100]).Sample(AssertSame, iter: 10_000);

    [Fact]
    public void puts_every_id_into_the_same_partition() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 64], Gen.Int[1, 100]).Sample(AssertSame, iter: 10_000);

    [Theory]
    [InlineData("")]
    [InlineData("Zoë")]
    [InlineData("🧦")]
    public void puts_awkward_keys_into_the_same_partition(string key) => AssertSame(key, 6);

    private void AssertSame(string key, int partitions) => Assert.Equal(
        _partitioner.PartitionOf(Encoding.UTF8.GetBytes(key), partitions), KeyPartitioner.PartitionOf(key, partitions));
}
