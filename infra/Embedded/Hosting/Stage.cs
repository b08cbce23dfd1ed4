namespace Shop.Embedded.Hosting;

/// <summary>Parts that start and stop together.</summary>
internal sealed class Stage(IReadOnlyList<Part> parts, TimeSpan stopTimeMax) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(stopTimeMax);
        await Task.WhenAll(parts.Select(part => Stop(part, limit.Token)));
    }

    private static async Task Stop(Part part, CancellationToken limit)
    {
        try
        {
            await part.Stop(limit);
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            // Whatever a host throws then, it says that something did not end in time.
            part.Log.PartCutOff(part.Name);
        }
        finally
        {
            await part.DisposeAsync();
        }
    }
}
