namespace Shop.Embedded.Hosting;

/// <summary>What has been started, to be ended in reverse.</summary>
internal sealed class DisposalStack : IAsyncDisposable
{
    private readonly Stack<object> _started = [];

    public T Add<T>(T started)
        where T : class
    {
        _started.Push(started);
        return started;
    }

    /// <summary>Takes over all that <paramref name="earlier"/> holds; it ends after what is here.</summary>
    public void Adopt(DisposalStack earlier)
    {
        var mine = _started.Reverse().ToList();
        _started.Clear();
        foreach (var item in earlier._started.Reverse().Where(item => item != this).Concat(mine))
        {
            _started.Push(item);
        }

        earlier._started.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var item))
        {
            if (item is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                ((IDisposable)item).Dispose();
            }
        }
    }
}
