using Shop.EventStore.Hydration;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Hydration;

public abstract partial class Hydrating_a_stream
{
    // A state that no replay gives: whoever shows it has used the snapshot.
    private const long Poison = 1_000_000;

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(long.MaxValue, true)]
    public async Task as_of_a_version_starts_at_the_newest_snapshot_below_it(long version, bool used)
    {
        await Append(1, 6);
        await PoisonAt(4);
        var hydrated = await Hydrator.AsOf(Stream, version, Cancel);
        Assert.Equal(used, hydrated.State.TotalGrams >= Poison);
        Assert.Equal(Math.Min(version, 6), hydrated.Version);
    }

    [Theory]
    [InlineData(3_999, false)]
    [InlineData(4_000, true)]
    [InlineData(6_000, true)]
    public async Task as_of_a_time_starts_at_the_newest_snapshot_before_it(int millisecondsLater, bool used)
    {
        await Append(1, 6);
        await PoisonAt(4);
        var hydrated = await Hydrator.AsOf(Stream, At.AddMilliseconds(millisecondsLater), Cancel);
        Assert.Equal(used, hydrated.State.TotalGrams >= Poison);
        Assert.Equal(millisecondsLater / 1000, hydrated.Version);
    }

    [Fact]
    public async Task adds_only_the_events_after_the_snapshot()
    {
        await Append(1, 6);
        await PoisonAt(4);
        Assert.Equal(new Parcel(6, Poison + 5 + 6, "scale-6"), (await Hydrator.Latest(Stream, Cancel)).State);
    }

    [Fact]
    public async Task ignores_a_snapshot_of_another_shape()
    {
        await Append(1, 6);
        await PoisonAt(4);
        var reshaped = ParcelEvents.Aggregate(ParcelEvents.All) with { SnapshotSchema = 2 };
        Assert.Equal(Sum(6), (await new Hydrator<Parcel>(Log, Snapshots, reshaped).Latest(Stream, Cancel)).State.TotalGrams);
    }

    [Theory]
    [InlineData(0, 9, false)]
    [InlineData(9, 10, true)]
    [InlineData(8, 13, true)]
    [InlineData(10, 10, false)]
    [InlineData(10, 19, false)]
    [InlineData(0, 25, true)]
    public async Task keeps_a_snapshot_each_time_ten_events_were_added(int before, int after, bool due)
    {
        await Append(1, after);
        await Hydrator.SnapshotWhenDue(Stream, before, await Hydrator.Latest(Stream, Cancel), Cancel);
        var kept = await Snapshots.Load(Stream, 1, long.MaxValue, DateTimeOffset.MaxValue, Cancel);
        Assert.Equal(due ? after : null, kept?.Version);
    }

    [Fact]
    public async Task gives_the_same_with_snapshots_as_without()
    {
        for (var version = 1; version <= 45; version++)
        {
            await Append(version, version);
            await Hydrator.SnapshotWhenDue(Stream, version - 1, await Hydrator.Latest(Stream, Cancel), Cancel);
        }

        for (var version = 0; version <= 45; version++)
        {
            Assert.Equal((version, Sum(version)), Total(await Hydrator.AsOf(Stream, version, Cancel)));
        }
    }

    private async Task PoisonAt(int version)
    {
        var hydrated = await Hydrator.AsOf(Stream, version, Cancel);
        var poisoned = hydrated.State with { TotalGrams = Poison };
        var state = ParcelEvents.Aggregate(ParcelEvents.All).WriteState(poisoned);
        await Snapshots.Save(Stream, new Snapshot(version, 1, hydrated.Last, hydrated.RecordedAt, state), Cancel);
    }
}
