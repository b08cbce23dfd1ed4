using Shop.Contracts;
using Shop.EventStore.Log;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

public abstract partial class EventLogCompliance
{
    [Fact]
    public async Task A_key_is_recorded_with_its_append()
    {
        await MustAppend(Request(Stream, events: 2, idempotency: Key("key-1")));
        var record = await Log.FindIdempotencyRecord("customer-1", "key-1", Cancel);
        Assert.Equal(new IdempotencyRecord("hash-1", Stream, 2), record);
    }

    [Fact]
    public async Task An_unused_key_has_no_record() => Assert.Null(await Log.FindIdempotencyRecord("customer-1", "key-1", Cancel));

    [Fact]
    public async Task A_used_key_writes_nothing_and_carries_the_first_record()
    {
        await MustAppend(Request(Stream, idempotency: Key("key-1")));
        var repeat = await Append(Request("order-2", idempotency: Key("key-1", hash: "hash-2")));

        Assert.Equal(new AppendResult.KeyTaken(new IdempotencyRecord("hash-1", Stream, 1)), repeat);
        Assert.Empty(await Read("order-2"));
    }

    // The first answer is what a repeat must get, however far the stream has moved on.
    [Fact]
    public async Task A_used_key_counts_before_the_version()
    {
        await MustAppend(Request(Stream, idempotency: Key("key-1")));
        var repeat = await Append(Request(Stream, idempotency: Key("key-1")));
        Assert.Equal(new AppendResult.KeyTaken(new IdempotencyRecord("hash-1", Stream, 1)), repeat);
    }

    [Fact]
    public async Task Keys_are_per_scope()
    {
        await MustAppend(Request(Stream, idempotency: Key("key-1")));
        await MustAppend(Request("order-2", idempotency: Key("key-1", scope: "customer-2")));
        Assert.Equal("order-2", (await Log.FindIdempotencyRecord("customer-2", "key-1", Cancel))?.Stream);
    }

    [Fact]
    public async Task A_key_whose_append_conflicts_can_be_used_again()
    {
        Assert.IsType<AppendResult.VersionConflict>(await Append(Request(Stream, expectedVersion: 7, idempotency: Key("key-1"))));
        Assert.Null(await Log.FindIdempotencyRecord("customer-1", "key-1", Cancel));
        await MustAppend(Request(Stream, idempotency: Key("key-1")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_sixteen_appends_with_one_key_one_is_appended_and_the_others_carry_its_record(bool sameStream)
    {
        for (var round = 0; round < 10; round++)
        {
            var key = Key($"key-{round}");
            var requests = Enumerable.Range(0, Writers)
                .Select(writer => sameStream ? $"order-{round}" : $"order-{round}-{writer}")
                .Select(stream => Request(stream, events: 2, partition: round, idempotency: key))
                .ToList();
            var results = await AppendAtOnce(requests);

            var winner = requests[Array.FindIndex(results, result => result is AppendResult.Appended)];
            var taken = new AppendResult.KeyTaken(new IdempotencyRecord(key.Hash, winner.Stream, 2));
            Assert.Equal(Writers - 1, results.Count(taken.Equals));
            Assert.Equal(winner.Events.Select(@event => @event.EventId), (await ReadPartition(round)).Select(@event => @event.EventId));
        }
    }

    private async Task<IReadOnlyList<StoredEvent>> ReadPartition(int partition) =>
        await Log.ReadAfter(partition, Sequence.Start, int.MaxValue, Cancel);
}
