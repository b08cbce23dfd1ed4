namespace Shop.EventStore.Tests.InMemory;

/// <summary>Gives turns as long as somebody waits for one.</summary>
internal sealed class TurnPump : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pumping;

    public TurnPump(int seed)
    {
        Turns = new ShuffledTurns(seed, TaskCreationOptions.RunContinuationsAsynchronously);
        _pumping = Task.Run(() => Pump(_stop.Token));
    }

    public ShuffledTurns Turns { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pumping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Pump(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Turns.WaitForOne(cancellationToken);
            await Task.Yield();
            Turns.Give();
        }
    }
}
