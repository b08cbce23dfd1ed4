using System.Collections.Concurrent;
using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>
/// Two readers follow one log beside sixteen writers. One of them is wrong on purpose: if it lost nothing, the run would
/// prove nothing about the other.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class Sixteen_writers(PostgresFixture server) : IAsyncLifetime
{
    private const int Writers = 16;
    private const int AppendsOfRound = 20;
    private const int RoundsMax = 100;

    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = [];
    private readonly HashSet<Guid> _seen = [];
    private readonly HashSet<Guid> _seenByPosition = [];
    private Sequence _last = Sequence.Start;
    private long _lastPosition;
    private LogDatabase _database = null!;
    private PostgresEventLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await LogDatabase.Create(server);
        _log = new PostgresEventLog(_database.Source);
        await _database.Execute("create index events_position on events (position)");
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task lose_nothing_to_the_reader_below_the_oldest_open_transaction_while_one_by_position_loses_events()
    {
        for (var round = 0; round < RoundsMax && LostByPosition == 0; round++)
        {
            var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(round, writer))));
            await Task.WhenAll(FollowUntil(writing, ReadOn), FollowUntil(writing, ReadOnByPosition));
            await writing;
        }

        Assert.Equal(_acknowledged.Keys.Order(), _seen.Order());
        Assert.NotEqual(0, LostByPosition);
    }

    private int LostByPosition => _acknowledged.Keys.Count(id => !_seenByPosition.Contains(id));

    /// <summary>Appends of many events hold their positions longer than those of one.</summary>
    private async Task Write(int round, int writer)
    {
        var events = writer % 2 == 0 ? 1 : 20;
        for (var append = 0; append < AppendsOfRound; append++)
        {
            var request = Request($"order-{round}-{writer}", append * events, events);
            Assert.IsType<AppendResult.Appended>(await _log.Append(request, Cancel));
            foreach (var @event in request.Events)
            {
                _acknowledged[@event.EventId] = true;
            }
        }
    }

    /// <summary>Until the writers are done and there is nothing more to read: what comes later than that is lost.</summary>
    private static async Task FollowUntil(Task writing, Func<Task<int>> readOn)
    {
        bool ended;
        do
        {
            ended = writing.IsCompleted;
        }
        while (await readOn() > 0 || !ended);
    }

    private async Task<int> ReadOn()
    {
        var page = await _log.ReadAfter(0, _last, 50, Cancel);
        _last = page is [.., var last] ? last.Sequence : _last;
        Assert.All(page, @event => Assert.True(_seen.Add(@event.EventId)));
        return page.Count;
    }

    private async Task<int> ReadOnByPosition()
    {
        await using var command = _database.Source.CreateCommand(
            "select event_id, position from events where position > $1 order by position limit 50");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _lastPosition });
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        var count = 0;
        for (; await rows.ReadAsync(Cancel); count++)
        {
            _seenByPosition.Add(rows.GetGuid(0));
            _lastPosition = rows.GetInt64(1);
        }

        return count;
    }
}
