using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Replicas;

namespace Shop.EventStore.Tests.Replicas;

/// <summary>Answers with its own name, as a test says.</summary>
internal sealed class FakeServer(string name) : IStreamReader, ISnapshots
{
    private readonly TaskCompletionSource _never = new();

    public bool Has { get; set; }

    public Exception? Failure { get; set; }

    public bool Hangs { get; set; }

    /// <summary>How often it was asked for anything.</summary>
    public int Asked { get; private set; }

    public HistoryServer Server => new(name, this, this);

    async Task<bool> IStreamReader.Has(int partition, Sequence sequence, CancellationToken cancellationToken)
    {
        await Answer();
        return Has;
    }

    public async Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken)
    {
        await Answer();
        return [];
    }

    public Task<Snapshot?> Load(
        string stream, int schema, long upToVersion, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        Task.FromResult<Snapshot?>(null);

    public Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whatever a caller cancels, as a server that stands still.</summary>
    private Task Answer()
    {
        Asked++;
        return Hangs ? _never.Task : Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
