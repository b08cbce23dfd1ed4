using System.Text;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Projector;

/// <summary>One lost the partition and has not noticed.</summary>
public sealed class Two_projectors_of_one_partition : IDisposable
{
    private readonly Story _story = new();
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task apply_every_event_once() => Assert.Contains("\"itemsOwned\":10,", await Overtake(_store), StringComparison.Ordinal);

    [Fact]
    public async Task never_move_a_checkpoint_back()
    {
        await Overtake(_store);
        Assert.All(await _store.LoadCheckpoints(Cancel), point => Assert.Equal(Sequence.Of(0, 0, 3), point.Sequence));
    }

    /// <summary>The planted bug that the condition is there for.</summary>
    [Fact]
    public async Task lose_an_event_when_a_write_does_not_ask_for_the_sequence_that_was_read() =>
        Assert.Contains("\"itemsOwned\":5,", await Overtake(new BlindStore(_store)), StringComparison.Ordinal);

    [Fact]
    public async Task at_full_speed_apply_every_event_once()
    {
        const int Orders = 60;
        var batches = Enumerable.Range(1, Orders)
            .SelectMany(order => new[] { _story.Placed(order), order % 3 == 0 ? _story.Cancelled(order) : _story.Shipped(order) })
            .Chunk(3)
            .Select(chunk => Projectors.BatchOf(chunk))
            .ToList();
        _store.BeforeWrite = async _ => await Task.Yield();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var handler = Projectors.Handler(_store);
            await handler.Assigned(batches[0].Partition, Cancel);
            foreach (var batch in batches)
            {
                await handler.Handle(batch, Cancel);
            }
        })));
        var customer = await Customer(_store);
        Assert.Contains($"\"itemsOwned\":{2 * Orders * 2 / 3},", customer, StringComparison.Ordinal);
        Assert.Contains($"{{\"placed\":0,\"shipped\":{Orders * 2 / 3},\"cancelled\":{Orders / 3}}}", customer, StringComparison.Ordinal);
    }

    /// <summary>One has read the customer, the other takes the same batch and the next, then the first writes. 10 items in all.</summary>
    private async Task<string> Overtake(IDocumentStore store)
    {
        var (first, second, third) = (_story.Placed(1, lines: Story.Line(2)), _story.Placed(2, lines: Story.Line(3)), _story.Placed(3, lines: Story.Line(5)));
        await _store.Project(first);
        var zombie = Projectors.Handler(store);
        await zombie.Assigned(Projectors.PartitionOf(first), Cancel);
        var owner = Projectors.Handler(_store);
        await owner.Assigned(Projectors.PartitionOf(first), Cancel);
        _store.BeforeWrite = async readModel =>
        {
            if (readModel != "customers")
            {
                return;
            }

            _store.BeforeWrite = _ => Task.CompletedTask;
            await owner.Handle(Projectors.BatchOf(second), Cancel);
            await owner.Handle(Projectors.BatchOf(third), Cancel);
        };
        await zombie.Handle(Projectors.BatchOf(second), Cancel);
        return await Customer(_store);
    }

    private static async Task<string> Customer(TestStore store) =>
        Encoding.UTF8.GetString((await store.Load("customers", ["customer-1"], Cancel))["customer-1"].Json.Span);
}
