using Shop.Contracts;
using Shop.EventStore.Relay;
using Xunit;

namespace Shop.Compliance;

/// <summary>What every adapter of <see cref="IRelayCursors"/> does. Each test gets cursors of its own, new and empty.</summary>
public abstract partial class RelayCursorsCompliance : IAsyncLifetime
{
    private const string Sink = "kafka";
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IRelayCursors Cursors { get; set; } = null!;

    protected abstract ValueTask<IRelayCursors> OpenCursors();

    /// <summary>Makes every lease given until now look as old as a lease can get.</summary>
    protected abstract Task ExpireLeases();

    public async ValueTask InitializeAsync() => Cursors = await OpenCursors();

    public abstract ValueTask DisposeAsync();

    private Task<RelayLease?> Acquire(string owner, string sink = Sink, int shard = 0) =>
        Cursors.Acquire(sink, shard, owner, LeaseTime, Cancel);

    private async Task<RelayLease> MustAcquire(string owner, string sink = Sink, int shard = 0)
    {
        var lease = await Acquire(owner, sink, shard);
        Assert.NotNull(lease);
        Assert.Equal((sink, shard, owner), (lease.Sink, lease.Shard, lease.Owner));
        return lease;
    }

    private Task<bool> Renew(RelayLease lease) => Cursors.Renew(lease, LeaseTime, Cancel);

    private Task<bool> Move(RelayLease lease, params (int Partition, long Position)[] cursors) =>
        Cursors.Move(lease, Standing(cursors), Cancel);

    private Task Rewind(string sink, params (int Partition, long Position)[] cursors) =>
        Cursors.Rewind(sink, Standing(cursors), Cancel);

    private async Task AssertStands(string sink, params (int Partition, long Position)[] cursors) =>
        Assert.Equal(Standing(cursors), await Cursors.Load(sink, Cancel));

    private static Dictionary<int, Sequence> Standing((int Partition, long Position)[] cursors) =>
        cursors.ToDictionary(cursor => cursor.Partition, cursor => Sequence.Of(1, 900, cursor.Position));
}
