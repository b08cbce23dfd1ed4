using Shop.Compliance;
using Shop.Embedded.EventLog;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.Sqlite;

public sealed class The_SQLite_event_log : EventLogCompliance
{
    private readonly DataFolder _folder = new();
    private SqliteFile? _file;

    protected override ValueTask<IEventLog> OpenLog()
    {
        _file = SqliteEventLog.OpenFile(_folder.File("orders.db"));
        return new(new SqliteEventLog(_file));
    }

    public override ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _folder.Dispose();
        return default;
    }
}
