using System.Runtime.InteropServices;

namespace Shop.Contracts.Tests.Kafka;

/// <summary>The function behind librdkafka's <c>partitioner=murmur2</c>; it looks at nothing but the key.</summary>
internal sealed class LibrdkafkaPartitioner
{
    // Confluent.Kafka's own order: the first needs libsasl2.so.3, which not every Linux has.
    private static readonly string[] Names = ["librdkafka", "centos8-librdkafka", "alpine-librdkafka"];
    private readonly Murmur2 _murmur2 =
        Marshal.GetDelegateForFunctionPointer<Murmur2>(NativeLibrary.GetExport(Load(), "rd_kafka_msg_partitioner_murmur2"));

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Murmur2(nint topic, byte[] key, nuint keyLength, int partitions, nint topicOpaque, nint messageOpaque);

    public int PartitionOf(byte[] key, int partitions) => _murmur2(0, key, (nuint)key.Length, partitions, 0, 0);

    private static nint Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, typeof(Confluent.Kafka.Library).Assembly, null, out var library))
            {
                return library;
            }
        }

        throw new DllNotFoundException($"None of {string.Join(", ", Names)} could be loaded.");
    }
}
