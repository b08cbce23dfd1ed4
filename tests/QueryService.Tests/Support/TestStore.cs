using Shop.Contracts;
using Shop.Embedded.ReadModels;
using Shop.QueryService.Documents;

namespace Shop.QueryService.Tests.Support;

/// <summary>A store of its own in a folder that goes away with it; a test can look on, hold up and fail its calls.</summary>
internal sealed class TestStore : IDocumentStore, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-");
    private int _checkpointReads;

    public TestStore() => Sqlite = new SqliteDocumentStore(Path);

    public string Path => System.IO.Path.Combine(_folder.FullName, "query.db");

    public SqliteDocumentStore Sqlite { get; }

    public bool IsDown { get; set; }

    public int CheckpointReads => _checkpointReads;

    public int Writes { get; private set; }

    /// <summary>Gets the read model.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    public Func<CancellationToken, Task> BeforeCheckpoint { get; set; } = _ => Task.CompletedTask;

    public Task<IReadOnlyDictionary<string, Document>> Load(
        string readModel, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Up().Load(readModel, ids, cancellationToken);

    public async Task<IReadOnlySet<string>> Write(
        string readModel, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        await BeforeWrite(readModel);
        Writes += writes.Count;
        return await Up().Write(readModel, writes, cancellationToken);
    }

    public Task<IReadOnlyList<Document>> List(string readModel, DocumentRange range, CancellationToken cancellationToken) =>
        Up().List(readModel, range, cancellationToken);

    public Task<IReadOnlyList<Checkpoint>> LoadCheckpoints(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _checkpointReads);
        return Up().LoadCheckpoints(cancellationToken);
    }

    public async Task SaveCheckpoints(IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellationToken)
    {
        await BeforeCheckpoint(cancellationToken);
        await Up().SaveCheckpoints(checkpoints, cancellationToken);
    }

    public Task<IReadOnlyList<ParkedKey>> LoadParkedKeys(CancellationToken cancellationToken) => Up().LoadParkedKeys(cancellationToken);

    public Task Park(ParkedKey parked, CancellationToken cancellationToken) => Up().Park(parked, cancellationToken);

    public Task Unpark(string topic, int partition, string key, CancellationToken cancellationToken) =>
        Up().Unpark(topic, partition, key, cancellationToken);

    /// <summary>All read models of the topic have come to here.</summary>
    public Task Reach(Topic topic, int partition, Sequence sequence) => Sqlite.SaveCheckpoints(
        [.. ReadModelNames.Consuming(topic.Name).Select(name => new Checkpoint(name, topic.Name, partition, sequence, 0))], Cancel);

    public void Dispose()
    {
        Sqlite.Dispose();
        _folder.Delete(recursive: true);
    }

    private SqliteDocumentStore Up() => IsDown ? throw ReadStoreDown.Because(new TimeoutException()) : Sqlite;
}
