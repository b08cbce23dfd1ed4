using Microsoft.Data.Sqlite;
using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

internal sealed partial class QueueFile
{
    public IReadOnlyList<Watermark> ReadWatermarks()
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "select queue, partition, sequence from watermarks order by queue, partition";
            using var reader = command.ExecuteReader();
            var marks = new List<Watermark>();
            while (reader.Read())
            {
                marks.Add(new Watermark(reader.GetString(0), reader.GetInt32(1), Sequence.Parse(reader.GetString(2))));
            }

            return marks;
        }
    }

    public void WriteWatermarks(IReadOnlyList<Watermark> marks)
    {
        if (marks.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "insert or replace into watermarks (queue, partition, sequence) values ($queue, $partition, $sequence)";
            foreach (var mark in marks)
            {
                Write(command, mark);
            }

            transaction.Commit();
        }
    }

    private static void Write(SqliteCommand command, Watermark mark)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$queue", mark.Queue);
        command.Parameters.AddWithValue("$partition", mark.Partition);
        command.Parameters.AddWithValue("$sequence", mark.Sequence.ToString());
        command.ExecuteNonQuery();
    }
}
