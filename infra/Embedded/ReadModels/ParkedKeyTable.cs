using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class ParkedKeyTable
{
    public static IReadOnlyList<ParkedKey> Load(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT topic, partition, key, before FROM parked_keys");
        return command.Query(row =>
            new ParkedKey(row.GetString(0), row.GetInt32(1), row.GetString(2), Sequence.Parse(row.GetString(3))));
    }

    public static int Add(SqliteConnection connection, ParkedKey parked) => connection.Execute(
        "INSERT INTO parked_keys (topic, partition, key, before) VALUES ($topic, $partition, $key, $before) ON CONFLICT DO NOTHING",
        ("$topic", parked.Topic),
        ("$partition", parked.Partition),
        ("$key", parked.Key),
        ("$before", parked.Before.ToString()));

    public static int Remove(SqliteConnection connection, string topic, int partition, string key) => connection.Execute(
        "DELETE FROM parked_keys WHERE topic = $topic AND partition = $partition AND key = $key",
        ("$topic", topic),
        ("$partition", partition),
        ("$key", key));
}
