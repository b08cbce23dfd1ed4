namespace Shop.Embedded.Hosting;

/// <summary>What is being started beside other things, and must be ended even if those fail first.</summary>
internal sealed class Starting<T>(Task<T> started) : IAsyncDisposable
    where T : IDisposable
{
    public Task<T> Started => started;

    public async ValueTask DisposeAsync()
    {
        // What did not start has nothing to end; whoever awaited it knows.
        await started.ContinueWith(_ => { }, TaskScheduler.Default);
        if (started.IsCompletedSuccessfully)
        {
            started.Result.Dispose();
        }
    }
}
