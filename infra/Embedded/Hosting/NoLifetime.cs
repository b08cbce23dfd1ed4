namespace Shop.Embedded.Hosting;

/// <summary>The process listens to signals once, for all parts: they stop in order, not all at the same time.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
