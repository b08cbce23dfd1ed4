namespace Shop.Embedded.Demo;

/// <summary>Asks again until the answer is there, or the time is up.</summary>
internal sealed class Eventually(TimeProvider clock, CancellationToken cancellationToken)
{
    // A machine on which everything has just started is slow for a while.
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>Null when the time is up.</summary>
    public async Task<T?> Get<T>(Func<Task<T?>> ask)
        where T : class
    {
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < TimeMax)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            await Task.Delay(PauseAfter(clock.GetElapsedTime(started)), clock, cancellationToken);
        }

        return null;
    }

    public Task<T?> Get<T>(Func<T?> ask)
        where T : class => Get(() => Task.FromResult(ask()));

    /// <summary>The next look is at most a tenth late; where it takes long, the looks would be most of the load.</summary>
    private static TimeSpan PauseAfter(TimeSpan elapsed) => elapsed / 10 > Shortest ? elapsed / 10 : Shortest;
}
