using MongoDB.Driver;
using Shop.QueryService.Documents;

namespace Shop.QueryService.MongoDb;

/// <summary>
/// Read models in one database, shared by all instances. Each document is written on its own, under a condition; nothing here
/// needs a transaction or a replica set. docs/adr/0009.
/// </summary>
internal sealed class MongoDocumentStore : IDocumentStore, IDisposable
{
    private readonly MongoClient _client;
    private readonly CollectionAliases _aliases;
    private readonly CheckpointCollection _checkpoints;
    private readonly ParkedKeyCollection _parked;

    /// <summary>Connects at its first use: the service starts, and waits, without a server.</summary>
    /// <param name="connectionString">With user and password, e.g. <c>mongodb://query:secret@mongo:27017/query?authSource=admin</c>.</param>
    /// <exception cref="InvalidOperationException">That is no address of a MongoDB.</exception>
    public MongoDocumentStore(string connectionString, TimeProvider clock)
    {
        var (settings, databaseName) = MongoAddress.Parse(connectionString);
        _client = new MongoClient(settings);
        var database = _client.GetDatabase(databaseName);
        _aliases = new CollectionAliases(database, clock);
        _checkpoints = new CheckpointCollection(database);
        _parked = new ParkedKeyCollection(database);
    }

    /// <summary>Makes the collection, its indexes and its alias where they are missing.</summary>
    public Task Prepare(string readModel, CancellationToken cancellationToken) =>
        Answered(() => _aliases.Resolve(readModel, cancellationToken));

    public async Task<IReadOnlyDictionary<string, Document>> Load(
        string readModel, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? new Dictionary<string, Document>()
            : await Answered(async () => await (await _aliases.Resolve(readModel, cancellationToken)).Load(ids, cancellationToken));

    public async Task<IReadOnlySet<string>> Write(
        string readModel, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken) =>
        writes.Count == 0
            ? new HashSet<string>()
            : await Answered(async () => await (await _aliases.Resolve(readModel, cancellationToken)).Write(writes, cancellationToken));

    public Task<IReadOnlyList<Document>> List(string readModel, DocumentRange range, CancellationToken cancellationToken) =>
        Answered(async () => await (await _aliases.Resolve(readModel, cancellationToken)).ReadList(range, cancellationToken));

    public Task<IReadOnlyList<Checkpoint>> LoadCheckpoints(CancellationToken cancellationToken) =>
        Answered(() => _checkpoints.Load(cancellationToken));

    public Task SaveCheckpoints(IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellationToken) =>
        checkpoints.Count == 0 ? Task.CompletedTask : Answered(() => _checkpoints.Save(checkpoints, cancellationToken));

    public Task<IReadOnlyList<ParkedKey>> LoadParkedKeys(CancellationToken cancellationToken) =>
        Answered(() => _parked.Load(cancellationToken));

    public Task Park(ParkedKey parked, CancellationToken cancellationToken) => Answered(() => _parked.Add(parked, cancellationToken));

    public Task Unpark(string topic, int partition, string key, CancellationToken cancellationToken) =>
        Answered(() => _parked.Remove(topic, partition, key, cancellationToken));

    public void Dispose() => _client.Dispose();

    private static async Task<T> Answered<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (MongoOutage.Is(exception))
        {
            throw ReadStoreDown.Because(exception);
        }
    }

    private static Task<bool> Answered(Func<Task> ask) => Answered(async () =>
    {
        await ask();
        return true;
    });
}
