using Shop.Contracts;
using Shop.EventStore.Log;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

public abstract partial class EventLogCompliance
{
    [Theory]
    [InlineData(0, long.MaxValue, int.MaxValue, 1, 10)]
    [InlineData(4, long.MaxValue, int.MaxValue, 5, 10)]
    [InlineData(0, 4, int.MaxValue, 1, 4)]
    [InlineData(3, 7, int.MaxValue, 4, 7)]
    [InlineData(3, 9, 2, 4, 5)]
    [InlineData(10, long.MaxValue, int.MaxValue, 1, 0)]
    [InlineData(0, 0, int.MaxValue, 1, 0)]
    public async Task A_stream_is_read_after_and_up_to_a_version(
        long after, long upTo, int limit, int first, int last)
    {
        await MustAppend(Request(Stream, events: 10));
        await MustAppend(Request("order-2", events: 10));
        var read = await Log.ReadStream(new StreamRange(Stream, after, upTo, Limit: limit), Cancel);

        Assert.Equal(Enumerable.Range(first, last - first + 1).Select(version => (long)version), read.Select(@event => @event.Version));
        Assert.All(read, @event => Assert.Equal(Stream, @event.Stream));
    }

    [Fact]
    public async Task An_unknown_stream_is_empty() => Assert.Empty(await Read("nobody"));

    [Fact]
    public async Task Times_are_kept_to_the_millisecond()
    {
        DateTimeOffset[] times = [At, At.AddMilliseconds(1), At.AddMilliseconds(879), At.AddMilliseconds(880), At.AddYears(70)];
        for (var version = 0; version < times.Length; version++)
        {
            await MustAppend(Request(Stream, version, at: times[version]));
        }

        var read = (await Read(Stream)).Select(@event => @event.RecordedAt).ToList();
        Assert.Equal(times, read);
        Assert.All(read, time => Assert.Equal(TimeSpan.Zero, time.Offset));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 2)]
    [InlineData(9_999, 2)]
    [InlineData(10_000, 3)]
    [InlineData(long.MaxValue, 4)]
    public async Task A_stream_is_read_as_of_a_time(long ticksLater, int expected)
    {
        await MustAppend(Request(Stream, events: 2));
        await MustAppend(Request(Stream, 2, at: At.AddMilliseconds(1)));
        await MustAppend(Request(Stream, 3, at: At.AddHours(1)));
        var asOf = ticksLater == long.MaxValue ? DateTimeOffset.MaxValue : At.AddTicks(ticksLater).ToOffset(TimeSpan.FromHours(5));

        Assert.Equal(expected, (await Log.ReadStream(new StreamRange(Stream, AsOf: asOf), Cancel)).Count);
    }

    [Fact]
    public async Task The_last_events_of_several_streams_are_read_at_once()
    {
        await MustAppend(Request("product-1", events: 3));
        await MustAppend(Request("product-2"));
        await MustAppend(Request("product-3"));
        var last = await Log.ReadLast(["product-2", "product-1", "product-9", "product-1"], Cancel);

        Assert.Equal(["product-1", "product-2"], last.Keys.Order());
        Assert.Equal((await Read("product-1"))[^1].EventId, last["product-1"].EventId);
        Assert.Equal(("product-2", 1), (last["product-2"].Stream, last["product-2"].Version));
    }

    [Fact]
    public async Task No_streams_have_no_last_events() => Assert.Empty(await Log.ReadLast([], Cancel));

    [Fact]
    public async Task The_log_has_what_was_appended_to_the_partition()
    {
        var last = (await MustAppend(Request(Stream, partition: 2))).Last;
        Assert.True(await Log.Has(2, last, Cancel));
        Assert.False(await Log.Has(1, last, Cancel));
        Assert.False(await Log.Has(2, Sequence.Start, Cancel));
    }

    // A token is whatever a client sends: no sequence may be an error.
    [Fact]
    public async Task The_log_does_not_have_a_sequence_that_it_never_gave()
    {
        var last = (await MustAppend(Request(Stream))).Last.ToString();
        foreach (var digit in Enumerable.Range(0, last.Length))
        {
            var forged = Sequence.Parse($"{last[..digit]}{(last[digit] == 'f' ? '0' : 'f')}{last[(digit + 1)..]}");
            Assert.False(await Log.Has(0, forged, Cancel), forged.ToString());
        }

        Assert.False(await Log.Has(0, EndOfTime, Cancel));
    }

    private static Sequence EndOfTime { get; } = Sequence.Parse(new string('f', 40));
}
