using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Shortcutting;

/// <summary>One round trip at a time; what comes meanwhile waits and shares the next one. Nobody waits for a batch to fill.</summary>
internal sealed class Batches(ScriptDecider decider, int batchMax)
{
    private readonly Queue<Pending> _waiting = new();
    private readonly Lock _lock = new();
    private bool _isAsking;

    /// <returns>An answer of each limit; null when Redis is away.</returns>
    public ValueTask<Answer[]?> Decide(DecisionRequest request)
    {
        var pending = new Pending(request);
        lock (_lock)
        {
            _waiting.Enqueue(pending);
            if (_isAsking)
            {
                return new(pending.Answer.Task);
            }

            _isAsking = true;
        }

        _ = AskUntilNobodyWaits();
        return new(pending.Answer.Task);
    }

    private async Task AskUntilNobodyWaits()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var answers = await decider.DecideAll([.. batch.Select(pending => pending.Request)]);
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Answer.TrySetResult(answers?[i]);
                }
            }
            catch (Exception failure)
            {
                // Each of them sees what went wrong; the next batch is tried all the same.
                batch.ForEach(pending => pending.Answer.TrySetException(failure));
            }
        }
    }

    private List<Pending> Next()
    {
        lock (_lock)
        {
            var batch = new List<Pending>(Math.Min(batchMax, _waiting.Count));
            while (batch.Count < batchMax && _waiting.TryDequeue(out var pending))
            {
                batch.Add(pending);
            }

            _isAsking = batch.Count > 0;
            return batch;
        }
    }

    private sealed record Pending(DecisionRequest Request)
    {
        public TaskCompletionSource<Answer[]?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
