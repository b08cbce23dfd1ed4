using System.Text;
using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Xunit;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Compliance;

/// <summary>What every adapter of <see cref="ISnapshots"/> does. Each test gets a log of its own, new and empty.</summary>
public abstract class SnapshotCompliance : IAsyncLifetime
{
    private const string Stream = "order-1";
    private const int Schema = 2;
    private IReadOnlyList<StoredEvent> _events = [];
    private ISnapshots _snapshots = null!;

    protected abstract ValueTask<(IEventLog Log, ISnapshots Snapshots)> OpenStore();

    /// <summary>Nine events, one a second.</summary>
    public async ValueTask InitializeAsync()
    {
        (var log, _snapshots) = await OpenStore();
        for (var version = 0; version < 9; version++)
        {
            await log.Append(Request(Stream, version, at: At.AddSeconds(version)), Cancel);
        }

        _events = await log.ReadStream(new StreamRange(Stream), Cancel);
    }

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_snapshot_reads_back_as_it_was()
    {
        await Save(3);
        var loaded = await Load();
        Assert.NotNull(loaded);
        Assert.Equal((3, Schema, SequenceOf(3), At.AddSeconds(2)), (loaded.Version, loaded.Schema, loaded.Last, loaded.RecordedAt));
        AssertSameJson(State("3"), loaded.State);
    }

    [Fact]
    public async Task A_stream_without_snapshot_has_none() => Assert.Null(await Load());

    [Fact]
    public async Task The_newest_snapshot_is_loaded_whatever_the_order_of_saving()
    {
        await Save(3);
        await Save(9);
        await Save(6);
        Assert.Equal(9, (await Load())?.Version);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, 3L)]
    [InlineData(5, 3L)]
    [InlineData(6, 6L)]
    [InlineData(long.MaxValue, 6L)]
    public async Task A_snapshot_is_found_up_to_a_version(long upTo, long? expected)
    {
        await Save(3);
        await Save(6);
        Assert.Equal(expected, (await Load(upTo: upTo))?.Version);
    }

    [Theory]
    [InlineData(1_999, null)]
    [InlineData(2_000, 3L)]
    [InlineData(4_999, 3L)]
    [InlineData(5_000, 6L)]
    public async Task A_snapshot_is_found_as_of_a_time(int millisecondsLater, long? expected)
    {
        await Save(3);
        await Save(6);
        var loaded = await Load(asOf: At.AddMilliseconds(millisecondsLater).ToOffset(TimeSpan.FromHours(-8)));
        Assert.Equal(expected, loaded?.Version);
    }

    [Fact]
    public async Task A_snapshot_of_another_shape_is_not_found()
    {
        await Save(6);
        await Save(3, schema: Schema + 1);
        Assert.Null(await Load(schema: Schema - 1));
        Assert.Equal(6, (await Load())?.Version);
        Assert.Equal(3, (await Load(schema: Schema + 1))?.Version);
    }

    [Fact]
    public async Task A_snapshot_whose_last_event_is_another_is_not_kept()
    {
        await Save(3, last: SequenceOf(4));
        await Save(3, last: Sequence.Start);
        await Save(3, last: Sequence.Parse($"f{SequenceOf(3).ToString()[1..]}"));
        await Save(10, last: SequenceOf(9));
        Assert.Null(await Load());
    }

    [Fact]
    public async Task A_snapshot_of_a_stream_that_does_not_exist_is_not_kept()
    {
        await _snapshots.Save("nobody", SnapshotOf(3), Cancel);
        Assert.Null(await _snapshots.Load("nobody", Schema, long.MaxValue, DateTimeOffset.MaxValue, Cancel));
    }

    [Fact]
    public async Task The_same_snapshot_again_is_no_error()
    {
        await Save(3);
        await Save(3);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Save(6))));
        Assert.Equal(6, (await Load())?.Version);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task Save(int version, int schema = Schema, Sequence? last = null) =>
        _snapshots.Save(Stream, SnapshotOf(version, schema, last), Cancel);

    private Task<Snapshot?> Load(int schema = Schema, long upTo = long.MaxValue, DateTimeOffset? asOf = null) =>
        _snapshots.Load(Stream, schema, upTo, asOf ?? DateTimeOffset.MaxValue, Cancel);

    private Snapshot SnapshotOf(int version, int schema = Schema, Sequence? last = null) =>
        new(version, schema, last ?? SequenceOf(version), At.AddSeconds(version - 1), State($"{version}"));

    private Sequence SequenceOf(int version) => _events[version - 1].Sequence;

    private static byte[] State(string count) => Encoding.UTF8.GetBytes($$"""{"count": {{count}}, "name": "Zoë"}""");
}
