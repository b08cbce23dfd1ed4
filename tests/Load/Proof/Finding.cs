namespace Shop.Load.Proof;

/// <param name="Detail">What was counted.</param>
public sealed record Finding(string What, bool Holds, string Detail)
{
    private static readonly TimeSpan ArrivalMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>What is still on its way is waited for, five minutes at most.</summary>
    public static async Task<Finding> Eventually(Func<Task<Finding>> look, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var finding = await look();
            if (finding.Holds || clock.GetElapsedTime(started) > ArrivalMax)
            {
                return finding;
            }

            await Task.Delay(LookInterval, clock, cancellationToken);
        }
    }

    public override string ToString() => $"{(Holds ? "ok" : "FAILED")} {What}: {Detail}";
}
