using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

/// <summary>
/// Read models in one SQLite file, shared by all instances on this machine. A batch's documents and its checkpoints
/// are separate commits to one write-ahead log: whatever crash cuts it off, a checkpoint never survives its documents.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore, IDisposable
{
    private readonly SqliteConnections _connections;

    /// <summary>Makes the file, and its folder, when there is none.</summary>
    public SqliteDocumentStore(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _connections = new SqliteConnections(path);
        _connections.Setup(ReadModelSchema.Sql);
    }

    public Task<IReadOnlyDictionary<string, Document>> Load(
        string readModel, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _connections.Read(connection => DocumentTable.Load(connection, readModel, ids), cancellationToken);

    public Task<IReadOnlySet<string>> Write(
        string readModel, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken) =>
        _connections.Write(connection => DocumentTable.Write(connection, readModel, writes), cancellationToken);

    public Task<IReadOnlyList<Document>> List(string readModel, DocumentRange range, CancellationToken cancellationToken) =>
        _connections.Read(connection => DocumentTable.List(connection, readModel, range), cancellationToken);

    public Task<IReadOnlyList<Checkpoint>> LoadCheckpoints(CancellationToken cancellationToken) =>
        _connections.Read(CheckpointTable.Load, cancellationToken);

    public Task SaveCheckpoints(IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellationToken) =>
        _connections.Write(connection => CheckpointTable.Save(connection, checkpoints), cancellationToken);

    public Task<IReadOnlyList<ParkedKey>> LoadParkedKeys(CancellationToken cancellationToken) =>
        _connections.Read(ParkedKeyTable.Load, cancellationToken);

    public Task Park(ParkedKey parked, CancellationToken cancellationToken) =>
        _connections.Write(connection => ParkedKeyTable.Add(connection, parked), cancellationToken);

    public Task Unpark(string topic, int partition, string key, CancellationToken cancellationToken) =>
        _connections.Write(connection => ParkedKeyTable.Remove(connection, topic, partition, key), cancellationToken);

    /// <summary>
    /// The embedded Kafka begins anew at every start: sequences stay, offsets do not. Call it before the consumers start.
    /// </summary>
    public Task ForgetOffsets(CancellationToken cancellationToken) =>
        _connections.Write(CheckpointTable.ForgetOffsets, cancellationToken);

    /// <summary>
    /// Where the relay must begin so that nothing is missing: the lowest checkpoint of all read models of the topic, or
    /// the last event before a key's parked ones, whose topic is gone with the embedded Kafka.
    /// </summary>
    public Task<Sequence> LowestCheckpoint(Topic topic, int partition, CancellationToken cancellationToken) => _connections.Read(
        connection =>
        {
            var checkpoints = CheckpointTable.Load(connection).Where(point => point.Topic == topic.Name && point.Partition == partition).ToList();
            var parked = ParkedKeyTable.Load(connection).Where(key => key.Topic == topic.Name && key.Partition == partition);
            return ReadModelNames.Consuming(topic)
                .Select(name => checkpoints.FirstOrDefault(point => point.ReadModel == name)?.Sequence ?? Sequence.Start)
                .Concat(parked.Select(key => key.Before))
                .Min();
        },
        cancellationToken);

    public void Dispose() => _connections.Dispose();
}
