using System.Transactions;
using Shop.EventStore.Log;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

public abstract partial class EventLogCompliance
{
    [Fact]
    public async Task An_appended_event_reads_back_as_it_was()
    {
        var request = Request(Stream, partition: 3);
        var appended = await MustAppend(request);
        var sent = request.Events[0];
        var stored = Assert.Single(await Read(Stream));

        var expected = new StoredEvent(
            appended.Last, 3, Stream, 1, request.Key, sent.EventId, sent.Type, sent.Schema, stored.Data, sent.Metadata, At);
        Assert.Equal(expected, stored);
        AssertSameJson(sent.Data, stored.Data);
        Assert.Equal(1, appended.Version);
    }

    [Fact]
    public async Task Several_events_of_one_append_are_in_order()
    {
        var request = Request(Stream, events: 100);
        var appended = await MustAppend(request);
        var stored = await Read(Stream);

        Assert.Equal(request.Events.Select(@event => @event.EventId), stored.Select(@event => @event.EventId));
        Assert.Equal(Enumerable.Range(1, 100).Select(version => (long)version), stored.Select(@event => @event.Version));
        Assert.Equal(stored.Select(@event => @event.Sequence).Order(), stored.Select(@event => @event.Sequence));
        Assert.Equal(new AppendResult.Appended(100, stored[^1].Sequence), appended);
    }

    [Fact]
    public async Task An_append_continues_its_stream()
    {
        var first = await MustAppend(Request(Stream, events: 2));
        var second = await MustAppend(Request(Stream, expectedVersion: 2, events: 3));
        Assert.Equal(5, second.Version);
        Assert.True(second.Last > first.Last);
        Assert.Equal(5, (await Read(Stream)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task An_expected_version_below_or_above_the_streams_writes_nothing(long expectedVersion)
    {
        await MustAppend(Request(Stream, events: 3));
        var result = await Append(Request(Stream, expectedVersion, events: 2, idempotency: Key("key-1")));

        Assert.IsType<AppendResult.VersionConflict>(result);
        Assert.Equal(3, (await Read(Stream)).Count);
        Assert.Null(await Log.FindIdempotencyRecord("customer-1", "key-1", Cancel));
    }

    [Fact]
    public async Task An_expected_version_of_a_stream_that_does_not_exist_writes_nothing()
    {
        Assert.IsType<AppendResult.VersionConflict>(await Append(Request(Stream, expectedVersion: 1)));
        Assert.Empty(await Read(Stream));
    }

    [Fact]
    public async Task Of_sixteen_appends_at_one_expected_version_exactly_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var requests = Enumerable.Range(0, Writers).Select(_ => Request(Stream, round * 2, events: 2)).ToList();
            var results = await AppendAtOnce(requests);

            var winner = requests[Array.FindIndex(results, result => result is AppendResult.Appended)];
            Assert.Equal(Writers - 1, results.Count(result => result is AppendResult.VersionConflict));
            var written = (await Read(Stream)).Skip(round * 2);
            Assert.Equal(winner.Events.Select(@event => @event.EventId), written.Select(@event => @event.EventId));
        }
    }

    [Fact]
    public async Task Appends_to_many_streams_do_not_disturb_each_other()
    {
        for (var version = 0; version < 20; version++)
        {
            var results = await AppendAtOnce(Enumerable.Range(0, Writers).Select(writer => Request($"order-{writer}", version)));
            Assert.All(results, result => Assert.Equal(version + 1, Assert.IsType<AppendResult.Appended>(result).Version));
        }
    }

    [Fact]
    public async Task An_append_without_events_is_refused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Append(Request(Stream, events: 0)));

    [Fact]
    public async Task A_negative_expected_version_is_refused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Append(Request(Stream, expectedVersion: -1)));

    [Fact]
    public async Task An_append_inside_a_callers_transaction_is_refused()
    {
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Append(Request(Stream)));
        }

        Assert.Empty(await Read(Stream));
    }
}
