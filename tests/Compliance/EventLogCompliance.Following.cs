using Shop.Contracts;
using Shop.EventStore.Log;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

public abstract partial class EventLogCompliance
{
    [Fact]
    public async Task A_partition_is_read_in_the_order_of_its_sequences()
    {
        for (var append = 0; append < 30; append++)
        {
            await MustAppend(Request($"order-{append}", events: 2, partition: append % 3));
        }

        var read = await ReadPartition(1);
        Assert.Equal(20, read.Count);
        Assert.All(read, @event => Assert.Equal(1, @event.Partition));
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"order-{(n * 3) + 1}"), read.Select(@event => @event.Stream).Distinct());
        AssertAscending(read);
    }

    [Fact]
    public async Task A_partition_is_read_from_a_sequence_on()
    {
        var first = await MustAppend(Request(Stream, events: 3));
        var second = await MustAppend(Request(Stream, 3, events: 4));

        Assert.Equal([4, 5, 6, 7], (await Log.ReadAfter(0, first.Last, 100, Cancel)).Select(@event => @event.Version));
        Assert.Equal([4, 5], (await Log.ReadAfter(0, first.Last, 2, Cancel)).Select(@event => @event.Version));
        Assert.Empty(await Log.ReadAfter(0, second.Last, 100, Cancel));
        Assert.Empty(await Log.ReadAfter(0, EndOfTime, 100, Cancel));
    }

    [Fact]
    public async Task An_empty_partition_has_no_events() => Assert.Empty(await ReadPartition(5));

    [Fact]
    public async Task A_reader_beside_sixteen_writers_sees_every_event_once_and_in_order()
    {
        var written = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer))));
        var readers = await Task.WhenAll(Follow(0, written), Follow(1, written));
        var acknowledged = (await written).SelectMany(ids => ids).ToHashSet();

        var seen = readers.SelectMany(events => events).ToList();
        Assert.Equal(acknowledged.Count, seen.Count);
        Assert.True(acknowledged.SetEquals(seen.Select(@event => @event.EventId)));
        Assert.All(readers, AssertAscending);
        Assert.All(seen.GroupBy(@event => @event.Stream), AssertConsecutive);
    }

    private async Task<List<Guid>> Write(int writer)
    {
        var ids = new List<Guid>();
        for (var append = 0; append < 60; append++)
        {
            var request = Request($"order-{writer}-{append % 4}", append / 4 * 2, events: 2, partition: writer % 2);
            await MustAppend(request);
            ids.AddRange(request.Events.Select(@event => @event.EventId));
        }

        return ids;
    }

    /// <summary>Small pages: a hole can only be made between two of them.</summary>
    private async Task<List<StoredEvent>> Follow(int partition, Task<List<Guid>[]> written)
    {
        var seen = new List<StoredEvent>();
        var deadline = HalfAMinuteAfter(written);
        while (!written.IsCompleted || (seen.Count < ExpectedOf(partition, await written) && !deadline.IsCompleted))
        {
            var after = seen.Count == 0 ? Sequence.Start : seen[^1].Sequence;
            seen.AddRange(await Log.ReadAfter(partition, after, 7, Cancel));
            await Task.Yield();
        }

        return seen;
    }

    private static async Task HalfAMinuteAfter(Task written)
    {
        await written;
        await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, Cancel);
    }

    private static int ExpectedOf(int partition, List<Guid>[] written) =>
        written.Where((_, writer) => writer % 2 == partition).Sum(ids => ids.Count);

    private static void AssertAscending(IReadOnlyList<StoredEvent> events)
    {
        var texts = events.Select(@event => @event.Sequence.ToString()).ToList();
        Assert.Equal(texts.Order(StringComparer.Ordinal).Distinct(), texts);
    }

    private static void AssertConsecutive(IEnumerable<StoredEvent> stream)
    {
        var versions = stream.Select(@event => @event.Version).ToList();
        Assert.Equal(Enumerable.Range(1, versions.Count).Select(version => (long)version), versions);
    }
}
