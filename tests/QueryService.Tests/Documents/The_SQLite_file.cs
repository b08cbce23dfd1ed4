using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.Embedded.ReadModels;
using Shop.QueryService.Documents;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Documents;

public sealed class The_SQLite_file : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task is_read_by_another_instance_while_one_writes()
    {
        using var reader = new SqliteDocumentStore(_store.Path);
        await _store.Sqlite.Write("orders", [new DocumentWrite(new Document("a", At(1), null, "{}"u8.ToArray()), null)], Cancel);
        Assert.Single(await reader.Load("orders", ["a"], Cancel));
    }

    [Fact]
    public async Task is_written_by_two_instances_in_turn()
    {
        using var other = new SqliteDocumentStore(_store.Path);
        var writes = Enumerable.Range(0, 200).Select(number => Task.Run(() => (number % 2 == 0 ? _store.Sqlite : other).Write(
            "orders", [new DocumentWrite(new Document($"id-{number}", At(1), null, "{}"u8.ToArray()), null)], Cancel)));
        Assert.All(await Task.WhenAll(writes), Assert.Empty);
    }

    [Fact]
    public async Task keeps_everything_across_a_restart()
    {
        await _store.Reach(Topic.Orders, 2, At(7));
        using var again = new SqliteDocumentStore(_store.Path);
        Assert.Equal(At(7), again.LowestCheckpoint("orders.v1", 2));
    }

    [Fact]
    public async Task forgets_offsets_and_keeps_sequences()
    {
        await _store.Reach(Topic.Orders, 2, At(7));
        _store.Sqlite.ForgetOffsets();
        Assert.All(await _store.LoadCheckpoints(Cancel), point => Assert.Equal((At(7), null), (point.Sequence, point.Offset)));
    }

    [Fact]
    public async Task names_the_lowest_checkpoint_of_all_read_models_of_a_topic()
    {
        Assert.Equal(Sequence.Start, _store.Sqlite.LowestCheckpoint("orders.v1", 2));
        await _store.SaveCheckpoints([new Checkpoint("orders", "orders.v1", 2, At(7), 3)], Cancel);
        Assert.Equal(Sequence.Start, _store.Sqlite.LowestCheckpoint("orders.v1", 2));
        await _store.SaveCheckpoints([new Checkpoint("customers", "orders.v1", 2, At(5), 2)], Cancel);
        Assert.Equal(At(5), _store.Sqlite.LowestCheckpoint("orders.v1", 2));
        Assert.Equal(Sequence.Start, _store.Sqlite.LowestCheckpoint("orders.v1", 1));
    }

    /// <summary>Their topic is gone with the embedded Kafka, so they must be published again.</summary>
    [Fact]
    public async Task names_no_checkpoint_behind_parked_events()
    {
        await _store.Reach(Topic.Orders, 2, At(7));
        await _store.Park(new ParkedKey("orders.v1", 2, "customer-1", At(4), "It is bad.", null), Cancel);
        Assert.Equal(At(4), _store.Sqlite.LowestCheckpoint("orders.v1", 2));
        Assert.Equal(Sequence.Start, _store.Sqlite.LowestCheckpoint("orders.v1", 1));
    }

    [Fact]
    public async Task of_the_first_version_keeps_its_parked_keys()
    {
        using (var file = new SqliteConnection($"Data Source={_store.Path};Pooling=False"))
        {
            await file.OpenAsync(Cancel);
            using var command = file.CreateCommand();
            command.CommandText = $"""
                drop table parked_keys;
                create table parked_keys (
                    topic text not null, partition integer not null, key text not null, before text not null,
                    primary key (topic, partition, key)) without rowid;
                insert into parked_keys values ('orders.v1', 2, 'customer-1', '{At(4)}');
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        using var again = new SqliteDocumentStore(_store.Path);
        Assert.Equal([new ParkedKey("orders.v1", 2, "customer-1", At(4), null, null)], await again.LoadParkedKeys(Cancel));
    }

    private static Sequence At(long position) => Sequence.Of(0, 0, position);
}
