using Microsoft.Extensions.Options;
using Shop.QueryService.Documents;

namespace Shop.QueryService.ReadYourWrites;

/// <summary>Reads the checkpoints for all requests that wait, and only while one does.</summary>
internal sealed class CheckpointWatcher(IDocumentStore documents, IOptions<QueryOptions> options, TimeProvider clock)
{
    private readonly TimeSpan _poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
    private readonly TimeSpan _waitMax = TimeSpan.FromMilliseconds(options.Value.TokenWaitMilliseconds);
    private readonly Lock _lock = new();
    private readonly HashSet<Waiter> _waiters = [];
    private volatile Progress _seen = Progress.None;
    private bool _polling;

    /// <summary>False when the target is not applied in time.</summary>
    public async Task<bool> WaitFor(Target target, CancellationToken cancellationToken)
    {
        if (_seen.Includes(target))
        {
            return true;
        }

        var waiter = new Waiter(target);
        Enter(waiter);
        try
        {
            await waiter.Applied.WaitAsync(_waitMax, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            Leave(waiter);
        }
    }

    private void Enter(Waiter waiter)
    {
        lock (_lock)
        {
            _waiters.Add(waiter);
            if (!_polling)
            {
                _polling = true;
                _ = Task.Run(Poll);
            }
        }
    }

    private void Leave(Waiter waiter)
    {
        lock (_lock)
        {
            _waiters.Remove(waiter);
        }
    }

    private async Task Poll()
    {
        while (Waiting() is { Count: > 0 } waiters)
        {
            try
            {
                var checkpoints = await documents.LoadCheckpoints(CancellationToken.None);
                _seen = new Progress(checkpoints, await documents.LoadParkedKeys(CancellationToken.None));
                waiters.ForEach(waiter => waiter.See(_seen));
            }
            catch (Exception exception)
            {
                waiters.ForEach(waiter => waiter.Fail(exception));
            }

            await Task.Delay(_poll, clock);
        }
    }

    /// <summary>None ends the polling, under the lock: whoever enters after that starts it again.</summary>
    private List<Waiter> Waiting()
    {
        lock (_lock)
        {
            _waiters.RemoveWhere(waiter => waiter.Applied.IsCompleted);
            _polling = _waiters.Count > 0;
            return [.. _waiters];
        }
    }
}
