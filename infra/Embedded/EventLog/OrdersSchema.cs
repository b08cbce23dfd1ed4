namespace Shop.Embedded.EventLog;

/// <summary>
/// The log's tables, as in PostgreSQL but for the transaction's number: SQLite has one writer, so the position
/// alone is the order of commits.
/// </summary>
internal static class OrdersSchema
{
    public const string Sql = """
        create table if not exists events (
            position    integer primary key autoincrement,
            partition   integer not null,
            stream      text    not null,
            version     integer not null,
            key         text    not null,
            event_id    text    not null,
            type        text    not null,
            schema      integer not null,
            data        text    not null,
            metadata    text    not null,
            recorded_at integer not null, -- Unix time, milliseconds
            unique (stream, version));
        create index if not exists events_log on events (partition, position);
        create table if not exists idempotency_records (
            scope       text    not null,
            key         text    not null,
            hash        text    not null,
            stream      text    not null,
            version     integer not null,
            recorded_at integer not null,
            primary key (scope, key)) without rowid;
        create index if not exists idempotency_records_age on idempotency_records (recorded_at);
        create table if not exists snapshots (
            stream      text    not null,
            schema      integer not null,
            version     integer not null,
            position    integer not null,
            recorded_at integer not null,
            state       text    not null,
            primary key (stream, schema, version)) without rowid;
        """;
}
