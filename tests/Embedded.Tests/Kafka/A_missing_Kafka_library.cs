using Shop.Embedded.Kafka;

namespace Shop.Embedded.Tests.Kafka;

public sealed class A_missing_Kafka_library
{
    [Fact]
    public void is_refused_with_what_to_do()
    {
        var refusal = Assert.Throws<DllNotFoundException>(() => KafkaLibrary.Load(["no-such-library"]));
        Assert.Contains("librdkafka.redist", refusal.Message, StringComparison.Ordinal);
    }
}
