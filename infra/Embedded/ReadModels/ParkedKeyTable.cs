using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class ParkedKeyTable
{
    public static IReadOnlyList<ParkedKey> Load(SqliteSession session) => session.Query(
        "select topic, partition, key, before from parked_keys",
        row => new ParkedKey(row.GetString(0), row.GetInt32(1), row.GetString(2), Sequence.Parse(row.GetString(3))));

    public static int Add(SqliteSession session, ParkedKey parked) => session.Execute(
        "insert into parked_keys (topic, partition, key, before) values ($topic, $partition, $key, $before) on conflict do nothing",
        ("$topic", parked.Topic),
        ("$partition", parked.Partition),
        ("$key", parked.Key),
        ("$before", parked.Before.ToString()));

    public static int Remove(SqliteSession session, string topic, int partition, string key) => session.Execute(
        "delete from parked_keys where topic = $topic and partition = $partition and key = $key",
        ("$topic", topic),
        ("$partition", partition),
        ("$key", key));
}
