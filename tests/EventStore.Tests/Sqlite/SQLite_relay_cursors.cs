using Microsoft.Extensions.Time.Testing;
using Shop.Compliance;
using Shop.Embedded.EventLog;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Sqlite;

public sealed class SQLite_relay_cursors : RelayCursorsCompliance
{
    private readonly DataFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private SqliteFile? _file;

    protected override ValueTask<IRelayCursors> OpenCursors()
    {
        _file = SqliteRelayCursors.OpenFile(_folder.File("relay.db"));
        return new(new SqliteRelayCursors(_file, _clock));
    }

    protected override Task ExpireLeases()
    {
        _clock.Advance(TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _folder.Dispose();
        return default;
    }
}
