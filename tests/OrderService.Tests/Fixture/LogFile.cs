using Microsoft.Data.Sqlite;
using Shop.Embedded.EventLog;
using Shop.Embedded.Sqlite;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>The store of one service under test, and a second look at it that knows nothing of the service.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteFile _cursors;

    public LogFile(TimeProvider clock)
    {
        Orders = SqliteEventLog.OpenFile(OrdersPath);
        _cursors = SqliteRelayCursors.OpenFile(_folder.File("cursors.db"));
        var log = new SqliteEventLog(Orders);
        Stores = new OrderStores(log, log, new SqliteSnapshots(Orders), new SqliteRelayCursors(_cursors, clock));
    }

    public OrderStores Stores { get; }

    public SqliteFile Orders { get; }

    public string OrdersPath => _folder.File("orders.db");

    /// <summary>Rows of events and of idempotency records together.</summary>
    public long Rows() => Scalar("select (select count(*) from events) + (select count(*) from idempotency_records)");

    public long EventsOf(string stream) => Scalar("select count(*) from events where stream = $stream", stream);

    public void Dispose()
    {
        Orders.Dispose();
        _cursors.Dispose();
        _folder.Dispose();
    }

    private long Scalar(string sql, string stream = "")
    {
        using var connection = new SqliteConnection($"Data Source={OrdersPath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$stream", stream);
        return (long)command.ExecuteScalar()!;
    }
}
