using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace Shop.Embedded.Kafka;

/// <summary>
/// Kafka over loopback, in this process: librdkafka's mock cluster with three brokers. Nothing is kept when the
/// process ends, and each partition keeps its newest 5 MiB.
/// </summary>
public sealed class MockKafkaCluster : IDisposable
{
    private const int Brokers = 3;

    // Long enough for all consumers of a starting host to join the first generation, short enough not to be felt.
    private const int InitialRebalanceDelayMilliseconds = 300;

    // kafka.apache.org/protocol: the key of Produce.
    private const short ProduceRequest = 0;

    private nint _handle;
    private nint _cluster;

    /// <exception cref="DllNotFoundException">There is no librdkafka for this machine.</exception>
    public MockKafkaCluster()
    {
        _handle = NewHandle();
        _cluster = NativeMockKafka.NewCluster(_handle, Brokers);
        if (_cluster == 0)
        {
            Dispose();
            throw new InvalidOperationException("librdkafka could not open the mock cluster's loopback ports.");
        }

        NativeMockKafka.SetInitialRebalanceDelay(_cluster, InitialRebalanceDelayMilliseconds);
        BootstrapServers = Marshal.PtrToStringUTF8(NativeMockKafka.Bootstraps(_cluster))!;
    }

    /// <summary><c>127.0.0.1:port</c> of every broker, comma separated.</summary>
    public string BootstrapServers { get; }

    /// <exception cref="KafkaException">The topic exists.</exception>
    public void CreateTopic(string name, int partitions) =>
        ThrowIfFailed(NativeMockKafka.CreateTopic(Cluster, name, partitions, Brokers));

    /// <summary>Refuses and cuts every connection; what was acknowledged stays.</summary>
    public void TakeBrokersDown() => ForEachBroker(NativeMockKafka.SetBrokerDown);

    public void BringBrokersUp() => ForEachBroker(NativeMockKafka.SetBrokerUp);

    /// <summary>Answers the next request of any producer with an error.</summary>
    public void RefuseProduce(ErrorCode error) => NativeMockKafka.PushRequestErrors(Cluster, ProduceRequest, 1, [(int)error]);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _cluster, 0) is not 0 and var cluster)
        {
            NativeMockKafka.DestroyCluster(cluster);
        }

        if (Interlocked.Exchange(ref _handle, 0) is not 0 and var handle)
        {
            NativeMockKafka.DestroyHandle(handle);
        }
    }

    private nint Cluster
    {
        get
        {
            ObjectDisposedException.ThrowIf(_cluster == 0, this);
            return _cluster;
        }
    }

    private static nint NewHandle()
    {
        Span<byte> error = stackalloc byte[512];
        var configuration = NativeMockKafka.NewConfiguration();
        // Warnings and worse: at "notice" it says on the console that this handle connects to no Kafka, which is the point.
        NativeMockKafka.Configure(configuration, "log_level", "4", error, (nuint)error.Length);
        var handle = NativeMockKafka.NewHandle(NativeMockKafka.Producer, configuration, error, (nuint)error.Length);
        if (handle == 0)
        {
            NativeMockKafka.DestroyConfiguration(configuration);
            throw new InvalidOperationException($"librdkafka refused to start: {Encoding.UTF8.GetString(error).TrimEnd('\0')}");
        }

        return handle;
    }

    private void ForEachBroker(Func<nint, int, int> action)
    {
        for (var broker = 1; broker <= Brokers; broker++)
        {
            ThrowIfFailed(action(Cluster, broker));
        }
    }

    private static void ThrowIfFailed(int code)
    {
        if (code != (int)ErrorCode.NoError)
        {
            throw new KafkaException((ErrorCode)code);
        }
    }
}
