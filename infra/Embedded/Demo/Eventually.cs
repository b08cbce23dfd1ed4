namespace Shop.Embedded.Demo;

/// <summary>Asks again until the answer is there, or the time is up.</summary>
internal sealed class Eventually(TimeProvider clock, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(30);

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

            await Task.Delay(Interval, clock, cancellationToken);
        }

        return null;
    }

    public Task<T?> Get<T>(Func<T?> ask)
        where T : class => Get(() => Task.FromResult(ask()));
}
