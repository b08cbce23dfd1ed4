using Shop.EventStore.Relay;
using Xunit;

namespace Shop.Compliance;

public abstract partial class RelayCursorsCompliance
{
    [Fact]
    public async Task A_lease_is_exclusive_until_it_expires()
    {
        await MustAcquire("a");
        Assert.Null(await Acquire("b"));
        await ExpireLeases();
        await MustAcquire("b");
        Assert.Null(await Acquire("a"));
    }

    [Fact]
    public async Task Of_sixteen_that_want_a_lease_one_gets_it()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(owner => Task.Run(() => Acquire($"{owner}"))));
        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task Of_sixteen_that_take_over_a_lease_again_and_again_one_gets_it_each_time()
    {
        var held = await MustAcquire("first");
        for (var round = 0; round < 20; round++)
        {
            await ExpireLeases();
            var takers = Enumerable.Range(0, 16).Select(owner => Task.Run(() => Acquire($"{round}-{owner}")));
            var lease = Assert.Single((await Task.WhenAll(takers)).OfType<RelayLease>());
            Assert.True(lease.Epoch > held.Epoch);
            Assert.False(await Renew(held) || await Move(held, (0, round)));
            held = lease;
        }
    }

    [Fact]
    public async Task Leases_are_per_sink_and_shard()
    {
        await MustAcquire("a");
        await MustAcquire("b", shard: 1);
        await MustAcquire("c", sink: "rabbitmq");
    }

    // After a release that failed the owner need not wait for itself.
    [Fact]
    public async Task Its_own_lease_does_not_keep_an_owner_out()
    {
        var first = await MustAcquire("a");
        var second = await MustAcquire("a");
        Assert.True(second.Epoch > first.Epoch);
        Assert.False(await Renew(first));
        Assert.True(await Renew(second));
    }

    [Fact]
    public async Task Epochs_grow_at_every_takeover_and_after_a_release()
    {
        var first = await MustAcquire("a");
        await ExpireLeases();
        var second = await MustAcquire("b");
        await Cursors.Release(second, Cancel);
        var third = await MustAcquire("b");
        await Cursors.Release(third, Cancel);
        var fourth = await MustAcquire("a");
        Assert.True(first.Epoch < second.Epoch && second.Epoch < third.Epoch && third.Epoch < fourth.Epoch);
    }

    [Fact]
    public async Task A_renewed_lease_is_exclusive_again()
    {
        var lease = await MustAcquire("a");
        await ExpireLeases();
        Assert.True(await Renew(lease));
        Assert.Null(await Acquire("b"));
    }

    [Fact]
    public async Task A_lease_that_was_taken_over_is_not_renewed()
    {
        var lost = await MustAcquire("a");
        await ExpireLeases();
        await MustAcquire("b");
        Assert.False(await Renew(lost));
        await ExpireLeases();
        Assert.False(await Renew(lost));
    }

    [Fact]
    public async Task Releasing_a_lease_that_was_taken_over_changes_nothing()
    {
        var lost = await MustAcquire("a");
        await ExpireLeases();
        var lease = await MustAcquire("b");
        await Cursors.Release(lost, Cancel);
        Assert.Null(await Acquire("c"));
        Assert.True(await Renew(lease));
    }

    [Fact]
    public async Task A_released_lease_is_over()
    {
        var lease = await MustAcquire("a");
        await Cursors.Release(lease, Cancel);
        Assert.False(await Renew(lease));
        Assert.False(await Move(lease, (0, 10)));
        await AssertStands(Sink);
    }
}
