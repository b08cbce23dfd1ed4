using Xunit;

namespace Shop.Compliance;

public abstract partial class RelayCursorsCompliance
{
    [Fact]
    public async Task Partitions_that_were_never_moved_are_absent()
    {
        await AssertStands(Sink);
        await Move(await MustAcquire("a"), (2, 10));
        await AssertStands(Sink, (2, 10));
    }

    [Fact]
    public async Task Cursors_move_forward_together()
    {
        var lease = await MustAcquire("a");
        Assert.True(await Move(lease, (0, 10), (1, 20)));
        Assert.True(await Move(lease, (1, 21), (2, 5)));
        Assert.True(await Move(lease));
        await AssertStands(Sink, (0, 10), (1, 21), (2, 5));
    }

    [Fact]
    public async Task A_cursor_never_moves_back()
    {
        var lease = await MustAcquire("a");
        await Move(lease, (0, 10), (1, 20));
        Assert.True(await Move(lease, (0, 9), (1, 22)));
        await AssertStands(Sink, (0, 10), (1, 22));
    }

    [Fact]
    public async Task Cursors_are_per_sink()
    {
        await Move(await MustAcquire("a"), (0, 10));
        await Move(await MustAcquire("a", sink: "rabbitmq"), (0, 7));
        await AssertStands(Sink, (0, 10));
        await AssertStands("rabbitmq", (0, 7));
    }

    [Fact]
    public async Task A_lease_moves_its_cursors_as_long_as_nobody_took_it_over()
    {
        var lease = await MustAcquire("a");
        await ExpireLeases();
        Assert.True(await Move(lease, (0, 10)));
        await AssertStands(Sink, (0, 10));
    }

    [Fact]
    public async Task A_lease_that_was_taken_over_moves_nothing()
    {
        var lost = await MustAcquire("a");
        await Move(lost, (0, 10));
        await ExpireLeases();
        var lease = await MustAcquire("b");
        Assert.False(await Move(lost, (0, 11), (1, 1)));
        await AssertStands(Sink, (0, 10));

        await Cursors.Release(lease, Cancel);
        Assert.False(await Move(lost, (0, 11), (1, 1)));
        await AssertStands(Sink, (0, 10));
    }

    [Fact]
    public async Task A_rewind_sets_cursors_back_and_ahead_and_leaves_the_others()
    {
        await Move(await MustAcquire("a"), (0, 10), (1, 20), (2, 30));
        await Rewind(Sink, (0, 3), (1, 25), (5, 1));
        await AssertStands(Sink, (0, 3), (1, 25), (2, 30), (5, 1));
    }

    [Fact]
    public async Task A_rewind_fences_every_lease_of_its_sink_and_no_other()
    {
        var first = await MustAcquire("a");
        var second = await MustAcquire("b", shard: 1);
        var other = await MustAcquire("c", sink: "rabbitmq");
        await Rewind(Sink, (0, 3));

        Assert.False(await Renew(first) || await Move(first, (0, 11)));
        Assert.False(await Renew(second) || await Move(second, (1, 11)));
        Assert.True(await Renew(other) && await Move(other, (0, 11)));
        await AssertStands(Sink, (0, 3));
    }

    [Fact]
    public async Task A_rewound_sink_goes_on_under_a_higher_epoch()
    {
        var fenced = await MustAcquire("a");
        await Rewind(Sink, (0, 3));
        var lease = await MustAcquire("b");
        Assert.True(lease.Epoch > fenced.Epoch);
        Assert.True(await Move(lease, (0, 4)));
        await AssertStands(Sink, (0, 4));
    }
}
