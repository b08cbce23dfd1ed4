using System.Collections.Concurrent;

namespace Shop.EventStore.Tests.InMemory;

/// <summary>One inserter of a unique value at a time; the others wait for its end.</summary>
internal sealed class RowLocks
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = [];

    public async Task<IDisposable> Hold(string? value, CancellationToken cancellationToken)
    {
        var held = value is null ? new SemaphoreSlim(1) : _locks.GetOrAdd(value, _ => new SemaphoreSlim(1));
        await held.WaitAsync(cancellationToken);
        return new Held(held);
    }

    private sealed class Held(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
