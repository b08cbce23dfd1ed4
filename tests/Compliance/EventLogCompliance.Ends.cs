using Shop.Contracts;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

public abstract partial class EventLogCompliance
{
    [Fact]
    public async Task The_end_of_a_partition_is_its_last_event()
    {
        await MustAppend(Request("order-1", partition: 0));
        var last = await MustAppend(Request("order-2", events: 3, partition: 2));
        var first = await MustAppend(Request("order-1", 1, partition: 0));
        await MustAppend(Request("order-3", partition: 3));

        var ends = await Log.ReadEnds(3, Cancel);

        Assert.Equal(new Dictionary<int, Sequence> { [0] = first.Last, [2] = last.Last }, ends);
    }

    [Fact]
    public async Task An_empty_log_has_no_ends() => Assert.Empty(await Log.ReadEnds(6, Cancel));

    [Fact]
    public async Task An_end_that_is_seen_beside_sixteen_writers_can_be_read()
    {
        var written = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer))));
        while (!written.IsCompleted)
        {
            foreach (var (partition, end) in await Log.ReadEnds(2, Cancel))
            {
                Assert.Contains(end, (await ReadPartition(partition)).Select(@event => @event.Sequence));
            }
        }

        await written;
    }
}
