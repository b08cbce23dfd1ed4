using Shop.QueryService.Documents;
using Xunit;

namespace Shop.Compliance;

public abstract partial class DocumentStoreCompliance
{
    private static readonly DateTimeOffset ParkedAt = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);

    [Fact]
    public async Task A_new_store_has_no_checkpoints() => Assert.Empty(await _store.LoadCheckpoints(Cancel));

    [Fact]
    public async Task Checkpoints_are_kept_by_read_model_topic_and_partition()
    {
        Checkpoint[] points =
        [
            Point(1, 10), Point(2, 20) with { Partition = 1 }, Point(3, 30) with { Topic = "products.v1" }, Point(4, null) with { ReadModel = "other" },
        ];
        await _store.SaveCheckpoints(points, Cancel);
        Assert.Equal(points.ToHashSet(), (await _store.LoadCheckpoints(Cancel)).ToHashSet());
    }

    /// <summary>A projector that lost its partition unnoticed writes late.</summary>
    [Theory]
    [InlineData(5L, 50L, 6L, 51L, true)]
    [InlineData(5L, 50L, 5L, 51L, true)]
    [InlineData(5L, 50L, 6L, 3L, true)]
    [InlineData(5L, null, 5L, 0L, true)]
    [InlineData(5L, 50L, 5L, 50L, false)]
    [InlineData(5L, 50L, 5L, 49L, false)]
    [InlineData(5L, 50L, 4L, 99L, false)]
    [InlineData(5L, 50L, 5L, null, false)]
    public async Task A_checkpoint_moves_forward_only(long sequence, long? offset, long nextSequence, long? nextOffset, bool moves)
    {
        await _store.SaveCheckpoints([Point(sequence, offset)], Cancel);
        await _store.SaveCheckpoints([Point(nextSequence, nextOffset)], Cancel);
        var expected = moves ? Point(nextSequence, nextOffset) : Point(sequence, offset);
        Assert.Equal([expected], await _store.LoadCheckpoints(Cancel));
    }

    [Fact]
    public async Task Of_many_checkpoints_at_once_the_highest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 16).Select(position => Task.Run(() => _store.SaveCheckpoints([Point(position, position)], Cancel))));
        Assert.Equal([Point(16, 16)], await _store.LoadCheckpoints(Cancel));
    }

    [Fact]
    public async Task A_parked_key_stays_as_it_was_first_parked()
    {
        var parked = new ParkedKey(Topic, 2, "customer-1", At(7), "It is bad.", ParkedAt);
        await _store.Park(parked, Cancel);
        await _store.Park(parked with { Before = At(9) }, Cancel);
        await _store.Park(parked with { Key = "Customer-1" }, Cancel);
        Assert.Equal(
            new HashSet<ParkedKey> { parked, parked with { Key = "Customer-1" } }, (await _store.LoadParkedKeys(Cancel)).ToHashSet());
    }

    [Fact]
    public async Task A_key_is_unparked_alone()
    {
        var parked = new ParkedKey(Topic, 2, "customer-1", At(7), "It is bad.", ParkedAt);
        ParkedKey[] others = [parked with { Key = "" }, parked with { Partition = 3 }, parked with { Topic = "products.v1" }];
        await Task.WhenAll(others.Append(parked).Select(key => _store.Park(key, Cancel)));
        await _store.Unpark(Topic, 2, "customer-1", Cancel);
        await _store.Unpark(Topic, 2, "nobody", Cancel);
        Assert.Equal(others.ToHashSet(), (await _store.LoadParkedKeys(Cancel)).ToHashSet());
    }

    private static Checkpoint Point(long sequence, long? offset) => new(ReadModel, Topic, 0, At(sequence), offset);
}
