using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class CheckpointTable
{
    private const string Forward = """
        insert into checkpoints (read_model, topic, partition, sequence, kafka_offset)
        values ($readModel, $topic, $partition, $sequence, $offset)
        on conflict (read_model, topic, partition) do update set sequence = excluded.sequence, kafka_offset = excluded.kafka_offset
        where (excluded.sequence, coalesce(excluded.kafka_offset, -1)) > (checkpoints.sequence, coalesce(checkpoints.kafka_offset, -1))
        """;

    public static IReadOnlyList<Checkpoint> Load(SqliteSession session) => session.Query(
        "select read_model, topic, partition, sequence, kafka_offset from checkpoints",
        row => new Checkpoint(
            row.GetString(0),
            row.GetString(1),
            row.GetInt32(2),
            Sequence.Parse(row.GetString(3)),
            row.IsDBNull(4) ? null : row.GetInt64(4)));

    /// <summary>Those that moved.</summary>
    public static int Save(SqliteSession session, IEnumerable<Checkpoint> checkpoints) => checkpoints.Sum(checkpoint => session.Execute(
        Forward,
        ("$readModel", checkpoint.ReadModel),
        ("$topic", checkpoint.Topic),
        ("$partition", checkpoint.Partition),
        ("$sequence", checkpoint.Sequence.ToString()),
        ("$offset", checkpoint.Offset)));

    public static int ForgetOffsets(SqliteSession session) => session.Execute("update checkpoints set kafka_offset = null");
}
