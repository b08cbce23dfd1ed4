using System.Globalization;
using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class ParkedKeyTable
{
    /// <summary>Files of the first version lack two columns.</summary>
    public static int AddMissingColumns(SqliteSession session) =>
        session.Scalar("select count(*) from pragma_table_info('parked_keys') where name = 'since'") is 0L
            ? AddColumn(session, "reason") + AddColumn(session, "since")
            : 0;

    public static IReadOnlyList<ParkedKey> Load(SqliteSession session) => session.Query(
        "select topic, partition, key, before, reason, since from parked_keys order by topic, partition, key",
        row => new ParkedKey(
            row.GetString(0),
            row.GetInt32(1),
            row.GetString(2),
            Sequence.Parse(row.GetString(3)),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.IsDBNull(5) ? null : DateTimeOffset.Parse(row.GetString(5), CultureInfo.InvariantCulture)));

    public static int Add(SqliteSession session, ParkedKey parked) => session.Execute(
        """
        insert into parked_keys (topic, partition, key, before, reason, since)
        values ($topic, $partition, $key, $before, $reason, $since) on conflict do nothing
        """,
        ("$topic", parked.Topic),
        ("$partition", parked.Partition),
        ("$key", parked.Key),
        ("$before", parked.Before.ToString()),
        ("$reason", parked.Reason),
        ("$since", parked.Since?.ToString("O", CultureInfo.InvariantCulture)));

    public static int Remove(SqliteSession session, string topic, int partition, string key) => session.Execute(
        "delete from parked_keys where topic = $topic and partition = $partition and key = $key",
        ("$topic", topic),
        ("$partition", partition),
        ("$key", key));

    private static int AddColumn(SqliteSession session, string name) =>
        session.Execute($"alter table parked_keys add column {name} text");
}
