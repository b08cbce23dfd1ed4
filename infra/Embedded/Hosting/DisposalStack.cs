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

    /// <summary>All of it, also when one fails to end; the first failure is thrown when the rest has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_started.TryPop(out var item))
        {
            return;
        }

        try
        {
            await End(item);
        }
        finally
        {
            await DisposeAsync();
        }
    }

    private static ValueTask End(object item)
    {
        if (item is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        ((IDisposable)item).Dispose();
        return ValueTask.CompletedTask;
    }
}
