using Shop.Compliance;
using Shop.Embedded.EventLog;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.Sqlite;

public sealed class SQLite_snapshots : SnapshotCompliance
{
    private readonly DataFolder _folder = new();
    private SqliteFile? _file;

    protected override ValueTask<(IEventLog Log, ISnapshots Snapshots)> OpenStore()
    {
        _file = SqliteEventLog.OpenFile(_folder.File("orders.db"));
        return new((new SqliteEventLog(_file), new SqliteSnapshots(_file)));
    }

    public override ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _folder.Dispose();
        return default;
    }
}
