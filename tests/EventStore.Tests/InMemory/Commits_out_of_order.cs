using Shop.Contracts;
using Shop.EventStore.Log;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.InMemory;

/// <summary>
/// Sixteen writers whose transactions end in any order, and three readers. Two of them are wrong on purpose: if
/// they lost nothing, the run would prove nothing about the third.
/// </summary>
public sealed class Commits_out_of_order
{
    private readonly InMemoryTables _tables = new();
    private readonly List<Guid> _acknowledged = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task lose_nothing_to_a_reader_by_transaction_and_position_below_the_oldest_open_one(int seed)
    {
        var reader = new Follower(BySequence);
        await Run(seed, reader);
        Assert.Equal(_acknowledged.Count, reader.Seen.Count);
        Assert.Equal(0, reader.Lost(_acknowledged));
        Assert.All(reader.Seen.GroupBy(@event => @event.Stream), stream => Assert.Equal(stream.OrderBy(@event => @event.Version), stream));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task lose_events_to_a_reader_by_position(int seed)
    {
        var naive = new Follower(ByPosition);
        await Run(seed, naive);
        Assert.NotEqual(0, naive.Lost(_acknowledged));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task lose_events_to_a_reader_by_position_below_the_oldest_open_transaction(int seed)
    {
        var bounded = new Follower(ByPositionBelowTheBound);
        await Run(seed, bounded);
        Assert.NotEqual(0, bounded.Lost(_acknowledged));
    }

    /// <summary>On one thread: the seed alone decides the order of everything.</summary>
    private async Task Run(int seed, Follower reader)
    {
        var turns = new ShuffledTurns(seed);
        var log = new InMemoryEventLog(_tables, turns);
        var writing = Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Write(log, writer)));
        while (turns.Give())
        {
            reader.Poll();
        }

        await writing;
        while (reader.Poll())
        {
        }
    }

    private async Task Write(InMemoryEventLog log, int writer)
    {
        for (var append = 0; append < 50; append++)
        {
            var request = Request($"order-{writer}", append);
            Assert.IsType<AppendResult.Appended>(await log.Append(request, TestContext.Current.CancellationToken));
            _acknowledged.Add(request.Events[0].EventId);
        }
    }

    private IReadOnlyList<StoredEvent> BySequence(StoredEvent? last) =>
        new InMemoryEventLog(_tables).ReadAfter(0, last?.Sequence ?? Sequence.Start, int.MaxValue, default).Result;

    private IReadOnlyList<StoredEvent> ByPosition(StoredEvent? last) =>
        [.. _tables.Committed(@event => Position(@event) > Position(last)).Events.OrderBy(Position)];

    private IReadOnlyList<StoredEvent> ByPositionBelowTheBound(StoredEvent? last)
    {
        var (events, bound) = _tables.Committed(@event => Position(@event) > Position(last));
        return [.. events.Where(@event => @event.Sequence.Parts().Transaction < bound).OrderBy(Position)];
    }

    private static long Position(StoredEvent? @event) => @event?.Sequence.Parts().Position ?? 0;
}
