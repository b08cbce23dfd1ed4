using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Shop.Embedded.RabbitMq;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class A_damaged_progress_file : IDisposable
{
    private readonly ProgressFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void is_refused_by_its_name()
    {
        File.WriteAllText(_file.Path, "This is not a database, and it is long enough to be taken for one.");
        var refusal = Assert.Throws<DataFileException>(_file.Open);
        Assert.Contains(_file.Path, refusal.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(refusal.InnerException);
    }

    [Fact]
    public void is_refused_when_a_page_of_it_is_broken()
    {
        using (var progress = _file.Open())
        {
            progress.Bind("email");
        }

        Overwrite(_file.Path, from: 4096);
        Assert.Contains(_file.Path, Assert.Throws<DataFileException>(_file.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void is_reported_while_it_is_in_use()
    {
        var log = new EventNames();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var progress = _file.Open(loggers.CreateLogger<QueueProgress>());
        progress.Bind("email");
        progress.Published(new RelayPosition(0, TestBus.At(1)));
        using (var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "drop table watermarks";
            command.ExecuteNonQuery();
        }

        _file.Tick();
        Assert.Equal(["QueueProgressNotSaved"], log.Names);
        Assert.Throws<SqliteException>(progress.Dispose);
    }

    private static void Overwrite(string path, int from)
    {
        var bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0xA5, from, bytes.Length - from);
        File.WriteAllBytes(path, bytes);
    }
}
