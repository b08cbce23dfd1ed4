namespace Shop.Load;

/// <summary>Clients are answered again: what fails before belongs to the last disturbance, and what fails after to the next.</summary>
public sealed class Calm(Ledger ledger, TimeProvider clock)
{
    // Fewer would be readers that wait for answers, each for its own.
    private const int ReadsMin = 12;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    /// <summary>Three seconds in which nothing failed, or what was found in half a minute.</summary>
    public async Task Await(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < WaitMax)
        {
            var before = ledger.Count();
            await Task.Delay(Length, clock, cancellationToken);
            if (ledger.Count() - before is { FailedCommands: 0, FailedReads: 0, Reads: >= ReadsMin })
            {
                return;
            }
        }
    }
}
