using Shop.Embedded.DataFolders;
using Shop.Embedded.EventLog;
using Shop.Embedded.Facts;
using Shop.Embedded.Mail;
using Shop.Embedded.RabbitMq;
using Shop.Embedded.ReadModels;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Hosting;

/// <summary>The data folder's files, all of them judged before any is written to.</summary>
internal sealed class DataFiles(DataFolder folder)
{
    private readonly CleanStop _lastStop = CleanStop.Of(folder);

    public string Orders => folder.File("orders.db");

    public string Relay => folder.File("relay.db");

    public string Query => folder.File("query.db");

    public string Email => folder.File("email.db");

    public string Analytics => folder.File("analytics.db");

    public string Queues => folder.File("queues.db");

    public string Mail => folder.MailFolder;

    public string Receipts => folder.ReceiptFolder;

    private (string Path, string Schema)[] All =>
    [
        (Orders, OrdersSchema.Sql),
        (Relay, SqliteRelayCursors.Schema),
        (Query, ReadModelSchema.Sql),
        (Email, SqliteMailInbox.Schema),
        (Analytics, SqliteFactStore.Schema),
        (Queues, QueueFile.Schema),
    ];

    /// <summary>Afterwards the folder is the shop's, and counts as not stopped.</summary>
    /// <exception cref="DataFileException">A file cannot be used; the folder is as it was.</exception>
    /// <exception cref="StartException">The folder or its mail folder cannot be written to.</exception>
    public void Require()
    {
        foreach (var (path, schema) in All)
        {
            DataFileCheck.Require(path, schema, everyPage: !_lastStop.Left(path));
        }

        folder.Claim();
        _lastStop.Forget();
    }

    /// <summary>Called when all files are closed.</summary>
    public void NoteCleanStop() => _lastStop.Note(All.Select(file => file.Path));
}
