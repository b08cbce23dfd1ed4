using Shop.Embedded.EventLog;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Tests.Sqlite;

namespace Shop.EventStore.Tests.Hydration;

public sealed class Hydrating_a_stream_from_SQLite : Hydrating_a_stream
{
    private readonly DataFolder _folder = new();
    private SqliteFile? _file;

    protected override (IEventLog Log, ISnapshots Snapshots) OpenStore()
    {
        _file = SqliteEventLog.OpenFile(_folder.File("orders.db"));
        return (new SqliteEventLog(_file), new SqliteSnapshots(_file));
    }

    public override ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _folder.Dispose();
        return default;
    }
}
