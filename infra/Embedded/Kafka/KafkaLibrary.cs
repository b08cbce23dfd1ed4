using System.Runtime.InteropServices;

namespace Shop.Embedded.Kafka;

/// <summary>Finds the native library that came with Confluent.Kafka.</summary>
internal static class KafkaLibrary
{
    // Confluent.Kafka's own order. The first needs libsasl2.so.3, which Debian 12 lacks; the last is for musl.
    // The runtime adds ".so", ".dylib" or ".dll".
    private static readonly string[] Names = ["librdkafka", "centos8-librdkafka", "alpine-librdkafka"];

    public static nint Load() => Load(Names);

    /// <exception cref="DllNotFoundException">None of the names can be loaded on this machine.</exception>
    internal static nint Load(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(Confluent.Kafka.Library).Assembly, null, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            $"The embedded Kafka needs librdkafka, and none of {string.Join(", ", names)} could be loaded for " +
            $"{RuntimeInformation.RuntimeIdentifier}. The package librdkafka.redist brings linux-x64, linux-arm64, " +
            "osx-x64, osx-arm64, win-x64 and win-x86: build for one of these, or use a real Kafka.");
    }
}
