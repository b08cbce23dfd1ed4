using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class CheckpointTable
{
    private const string Upsert = """
        INSERT INTO checkpoints (read_model, topic, partition, sequence, "offset")
        VALUES ($readModel, $topic, $partition, $sequence, $offset)
        ON CONFLICT (read_model, topic, partition) DO UPDATE SET sequence = excluded.sequence, "offset" = excluded."offset"
        WHERE (excluded.sequence, coalesce(excluded."offset", -1)) > (checkpoints.sequence, coalesce(checkpoints."offset", -1))
        """;

    public static IReadOnlyList<Checkpoint> Load(SqliteConnection connection)
    {
        using var command = connection.Command("""SELECT read_model, topic, partition, sequence, "offset" FROM checkpoints""");
        return command.Query(row => new Checkpoint(
            row.GetString(0),
            row.GetString(1),
            row.GetInt32(2),
            Sequence.Parse(row.GetString(3)),
            row.IsDBNull(4) ? null : row.GetInt64(4)));
    }

    /// <summary>Those that moved.</summary>
    public static int Save(SqliteConnection connection, IReadOnlyCollection<Checkpoint> checkpoints) =>
        checkpoints.Sum(checkpoint => connection.Execute(
            Upsert,
            ("$readModel", checkpoint.ReadModel),
            ("$topic", checkpoint.Topic),
            ("$partition", checkpoint.Partition),
            ("$sequence", checkpoint.Sequence.ToString()),
            ("$offset", checkpoint.Offset)));

    public static int ForgetOffsets(SqliteConnection connection) => connection.Execute("""UPDATE checkpoints SET "offset" = NULL""");
}
