using Confluent.Kafka;
using Shop.EventStore.Relay;

namespace Shop.Embedded.Kafka;

/// <summary>
/// Keeps the relay from overrunning the mock log, which silently drops its oldest messages above 5 MiB a partition:
/// stops at 3 MiB or 50 000 messages that some registered group has not committed, and goes on at half of it.
/// Sizes are uncompressed, so the mock holds less than is counted here.
/// </summary>
internal sealed class MockLogGate(IEventSink inner, string bootstrapServers, IReadOnlyList<string> groups, TimeProvider clock) : IEventSink
{
    public string Name => inner.Name;

    /// <exception cref="KafkaException">The cluster does not answer; nothing is left open.</exception>
    public async Task<ISinkSession> Open(CancellationToken cancellationToken)
    {
        var high = await HighWatermarks.Read(bootstrapServers, cancellationToken);
        var committed = new GroupOffsets(bootstrapServers, groups);
        try
        {
            return new MockLogSession(await inner.Open(cancellationToken), committed, high, clock);
        }
        catch
        {
            committed.Dispose();
            throw;
        }
    }
}
