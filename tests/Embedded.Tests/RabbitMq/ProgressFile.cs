using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

/// <summary>A progress file of its own for each test, and what another process would find in it.</summary>
internal sealed class ProgressFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("queues");

    public FakeTimeProvider Clock { get; } = new();

    public string Path => System.IO.Path.Combine(_folder.FullName, "queues.db");

    public QueueProgress Open() => Open(NullLogger<QueueProgress>.Instance);

    public QueueProgress Open(ILogger<QueueProgress> logger) => QueueProgress.Open(Path, Clock, logger);

    public void Tick() => Clock.Advance(TimeSpan.FromMilliseconds(100));

    /// <summary>The position up to which the file says that <paramref name="queue"/> has come; null for nothing.</summary>
    public long? Saved(string queue, int partition = 0)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select sequence from watermarks where queue = $queue and partition = $partition";
        command.Parameters.AddWithValue("$queue", queue);
        command.Parameters.AddWithValue("$partition", partition);
        return command.ExecuteScalar() is string sequence ? Contracts.Sequence.Parse(sequence).Parts().Position : null;
    }

    public long? SavedAfterTick(string queue, int partition = 0)
    {
        Tick();
        return Saved(queue, partition);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
