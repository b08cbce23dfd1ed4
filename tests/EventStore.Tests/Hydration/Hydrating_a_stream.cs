using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Hydration;

/// <summary>Event n weighs n grams and is recorded n seconds after the start: the sum tells which went in.</summary>
public abstract partial class Hydrating_a_stream : IAsyncLifetime
{
    private const string Stream = "parcel-1";

    private IEventLog Log { get; set; } = null!;

    private ISnapshots Snapshots { get; set; } = null!;

    protected abstract (IEventLog Log, ISnapshots Snapshots) OpenStore();

    public ValueTask InitializeAsync()
    {
        (Log, Snapshots) = OpenStore();
        return default;
    }

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task that_does_not_exist_gives_the_initial_state() => Assert.Equal(
        new Hydrated<Parcel>(new Parcel(0, 0, null), 0, Sequence.Start, DateTimeOffset.MinValue),
        await Hydrator.Latest("nobody", Cancel));

    [Fact]
    public async Task gives_the_latest_state_and_where_it_stands()
    {
        await Append(1, 5);
        var last = (await Log.ReadLast([Stream], Cancel))[Stream].Sequence;
        Assert.Equal(new Hydrated<Parcel>(new Parcel(5, 15, "scale-5"), 5, last, At.AddSeconds(5)), await Hydrator.Latest(Stream, Cancel));
    }

    [Theory]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1_203)]
    public async Task reads_across_pages(int events)
    {
        var weighed = Enumerable.Range(1, events).Select(grams => ParcelEvents.Weighed(grams, At)).ToList();
        await Log.Append(new AppendRequest(Stream, 0, 0, Stream, weighed, At), Cancel);
        Assert.Equal((events, Sum(events)), Total(await Hydrator.Latest(Stream, Cancel)));
        Assert.Equal((events - 1, Sum(events - 1)), Total(await Hydrator.AsOf(Stream, events - 1, Cancel)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    public async Task stops_at_a_version(long version, int expected)
    {
        await Append(1, 5);
        Assert.Equal((expected, Sum(expected)), Total(await Hydrator.AsOf(Stream, version, Cancel)));
    }

    [Theory]
    [InlineData(999, 0)]
    [InlineData(1_000, 1)]
    [InlineData(4_999, 4)]
    [InlineData(5_000, 5)]
    [InlineData(60_000, 5)]
    public async Task stops_at_a_time(int millisecondsLater, int expected)
    {
        await Append(1, 5);
        Assert.Equal((expected, Sum(expected)), Total(await Hydrator.AsOf(Stream, At.AddMilliseconds(millisecondsLater), Cancel)));
    }

    [Fact]
    public async Task reads_events_of_every_schema()
    {
        for (var schema = 1; schema <= ParcelEvents.Schema; schema++)
        {
            await AppendOne(schema, ParcelEvents.Stored(schema, ParcelEvents.Golden(schema), At));
        }

        Assert.Equal(new Parcel(3, 3 * 1250, "unknown"), (await Hydrator.Latest(Stream, Cancel)).State);
    }

    [Fact]
    public async Task fails_on_a_schema_that_no_upcaster_reads()
    {
        await AppendOne(1, ParcelEvents.Stored(1, ParcelEvents.Golden(1), At));
        var hydrator = new Hydrator<Parcel>(Log, Snapshots, ParcelEvents.Aggregate(Upcasters.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hydrator.Latest(Stream, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Hydrator<Parcel> Hydrator => new(Log, Snapshots, ParcelEvents.Aggregate(ParcelEvents.All));

    private async Task Append(int first, int last)
    {
        for (var version = first; version <= last; version++)
        {
            await AppendOne(version, ParcelEvents.Weighed(version, At));
        }
    }

    private async Task AppendOne(int version, NewEvent @event) => Assert.IsType<AppendResult.Appended>(await Log.Append(
        new AppendRequest(Stream, version - 1, 0, Stream, [@event], At.AddSeconds(version)), Cancel));

    private static long Sum(int events) => Enumerable.Range(1, events).Sum();

    private static (int Weighings, long Grams) Total(Hydrated<Parcel> hydrated)
    {
        Assert.Equal(hydrated.State.Weighings, hydrated.Version);
        return (hydrated.State.Weighings, hydrated.State.TotalGrams);
    }
}
