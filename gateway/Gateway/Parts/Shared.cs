namespace Shop.Gateway.Parts;

/// <summary>
/// One answer for all who ask within a time: a storm of clients makes one load. It is not cancelled by whoever stops waiting.
/// </summary>
/// <param name="keepFor">How long a loaded value is given out, counted from when its load began.</param>
internal sealed class Shared<T>(Func<Task<T>> load, Func<T, TimeSpan> keepFor, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private Task<T>? _load;
    private long _begun;

    public Task<T> Get(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_load is null || IsOver(_load))
            {
                _begun = clock.GetTimestamp();
                _load = load();
            }

            return _load.WaitAsync(cancellationToken);
        }
    }

    private bool IsOver(Task<T> task) =>
        task.IsCompleted && (!task.IsCompletedSuccessfully || clock.GetElapsedTime(_begun) >= keepFor(task.Result));
}
