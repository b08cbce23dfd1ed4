using Shop.Contracts;
using Shop.Embedded.DataFolders;
using Shop.Embedded.EventLog;
using Shop.Embedded.Facts;
using Shop.Embedded.Mail;
using Shop.Embedded.RabbitMq;
using Shop.Embedded.ReadModels;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Hosting;

/// <summary>Every file of the data folder, opened once. One writer a file: no service waits for another's.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly DisposalStack _open;
    private readonly DataFiles _files;
    private readonly SqliteFile _orders;

    private Stores(DataFiles files, TimeProvider clock, ILoggerFactory loggers, DisposalStack open)
    {
        _open = open;
        _files = files;
        _orders = _open.Add(SqliteEventLog.OpenFile(files.Orders));
        Log = new SqliteEventLog(_orders);
        Snapshots = new SqliteSnapshots(_orders);
        Cursors = new SqliteRelayCursors(_open.Add(SqliteRelayCursors.OpenFile(files.Relay)), clock);
        ReadModels = _open.Add(new SqliteDocumentStore(files.Query));
        MailInbox = _open.Add(new SqliteMailInbox(files.Email));
        Facts = _open.Add(new SqliteFactStore(files.Analytics));
        QueueProgress = _open.Add(QueueProgress.Open(files.Queues, clock, loggers.CreateLogger<QueueProgress>()));
        Mail = new PickupDirectory(files.Mail);
        PickupDirectory.DeleteLeftovers(files.Receipts);
    }

    public SqliteEventLog Log { get; }

    public SqliteSnapshots Snapshots { get; }

    public SqliteRelayCursors Cursors { get; }

    public SqliteDocumentStore ReadModels { get; }

    public SqliteMailInbox MailInbox { get; }

    public SqliteFactStore Facts { get; }

    public QueueProgress QueueProgress { get; }

    public PickupDirectory Mail { get; }

    /// <summary>The folder that the receipts are written to, by processes of their own.</summary>
    public string Receipts => _files.Receipts;

    /// <exception cref="DataFileException">A file is damaged; what is in it was left as it is.</exception>
    public static async Task<Stores> Open(DataFolder folder, TimeProvider clock, ILoggerFactory loggers)
    {
        var files = new DataFiles(folder);
        files.Require();
        var open = new DisposalStack();
        try
        {
            var stores = new Stores(files, clock, loggers, open);
            stores.ReadModels.ForgetOffsets();
            return stores;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where Kafka, which has forgotten everything, must be filled from.</summary>
    public Sequence UnreadBefore(int partition) => UnreadEvents.Before(
        _orders, partition, Topic.All.ToDictionary(topic => topic, topic => ReadModels.LowestCheckpoint(topic.Name, partition)));

    public async ValueTask DisposeAsync()
    {
        await _open.DisposeAsync();
        _files.NoteCleanStop();
    }
}
