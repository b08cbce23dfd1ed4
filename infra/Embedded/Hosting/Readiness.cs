namespace Shop.Embedded.Hosting;

/// <summary>Waits until the gateway says that every part is ready.</summary>
internal static class Readiness
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <exception cref="StartException">A part does not become ready; the message holds what the gateway said last.</exception>
    public static async Task Wait(Uri gateway, TimeProvider clock)
    {
        using var client = new HttpClient { BaseAddress = gateway };
        var started = clock.GetTimestamp();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            if (clock.GetElapsedTime(started) > TimeMax)
            {
                throw new StartException($"Not ready after {TimeMax.TotalSeconds:0} s: {await answer.Content.ReadAsStringAsync()}");
            }

            await Task.Delay(Interval, clock);
        }
    }
}
