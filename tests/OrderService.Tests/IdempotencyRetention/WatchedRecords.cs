using System.Threading.Channels;
using Shop.EventStore.Log;

namespace Shop.OrderService.Tests.IdempotencyRetention;

/// <summary>The records, with word of each purge and failures where a test wants them.</summary>
internal sealed class WatchedRecords(IIdempotencyRecords records) : IIdempotencyRecords
{
    private readonly Channel<int> _batches = Channel.CreateUnbounded<int>();

    public Exception? Failure { get; set; }

    public async Task<int> Purge(DateTimeOffset recordedBefore, int limit, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        var batch = await records.Purge(recordedBefore, limit, cancellationToken);
        _batches.Writer.TryWrite(batch);
        return batch;
    }

    /// <summary>How many records the next purge deleted.</summary>
    public async Task<int> NextBatch() => await _batches.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
