using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

/// <summary>
/// Read models in one file, shared by all instances on this machine. A batch's documents and its checkpoints are
/// separate commits to one write-ahead log: whatever crash cuts that off, no checkpoint survives its documents.
/// </summary>
internal sealed class SqliteDocumentStore : IDocumentStore, IDisposable
{
    private readonly SqliteFile _file;

    /// <exception cref="DataFileException">The file is damaged, or not to be read or written.</exception>
    public SqliteDocumentStore(string path)
    {
        // Not durable against a power cut: the event log is, and what was cut off is projected again.
        _file = SqliteFile.Open(path, ReadModelSchema.Sql, durable: false, ReadStoreDown.Because);
        _file.Write(ParkedKeyTable.AddMissingColumns, CancellationToken.None).GetAwaiter().GetResult();
    }

    public Task<IReadOnlyDictionary<string, Document>> Load(
        string readModel, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Read(session => DocumentTable.Load(session, readModel, ids), cancellationToken);

    public Task<IReadOnlySet<string>> Write(
        string readModel, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken) =>
        _file.Write(session => DocumentTable.Write(session, readModel, writes), cancellationToken);

    public Task<IReadOnlyList<Document>> List(string readModel, DocumentRange range, CancellationToken cancellationToken) =>
        Read(session => DocumentTable.List(session, readModel, range), cancellationToken);

    public Task<IReadOnlyList<Checkpoint>> LoadCheckpoints(CancellationToken cancellationToken) =>
        Read(CheckpointTable.Load, cancellationToken);

    public Task SaveCheckpoints(IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellationToken) =>
        _file.Write(session => CheckpointTable.Save(session, checkpoints), cancellationToken);

    public Task<IReadOnlyList<ParkedKey>> LoadParkedKeys(CancellationToken cancellationToken) =>
        Read(ParkedKeyTable.Load, cancellationToken);

    public Task Park(ParkedKey parked, CancellationToken cancellationToken) =>
        _file.Write(session => ParkedKeyTable.Add(session, parked), cancellationToken);

    public Task Unpark(string topic, int partition, string key, CancellationToken cancellationToken) =>
        _file.Write(session => ParkedKeyTable.Remove(session, topic, partition, key), cancellationToken);

    /// <summary>
    /// The embedded Kafka begins anew with every process: sequences stay, offsets do not. To be called before the
    /// consumers start.
    /// </summary>
    public void ForgetOffsets() => _file.Write(CheckpointTable.ForgetOffsets, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>
    /// The last event of the partition that all read models of the topic have, or the last before a key's parked
    /// events, whose topic is gone with the embedded Kafka.
    /// </summary>
    public Sequence LowestCheckpoint(string topic, int partition) => _file.Read(session =>
    {
        var applied = CheckpointTable.Load(session)
            .Where(point => point.Topic == topic && point.Partition == partition)
            .ToDictionary(point => point.ReadModel, point => point.Sequence);
        var beforeParked = ParkedKeyTable.Load(session)
            .Where(parked => parked.Topic == topic && parked.Partition == partition)
            .Select(parked => parked.Before);
        return ReadModelNames.Consuming(topic).Select(name => applied.GetValueOrDefault(name)).Concat(beforeParked).Min();
    });

    public void Dispose() => _file.Dispose();

    private Task<T> Read<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<T>(cancellationToken) : Task.FromResult(_file.Read(query));
}
