namespace Shop.RateLimiting.Limits;

/// <summary>What one limit says to one request. Times in microseconds.</summary>
/// <param name="Wait">0 when admitted; else after this long the same cost is admitted, if nobody else comes in between.</param>
/// <param name="Remaining">Permits that are left, after this request when it was admitted.</param>
/// <param name="Reset">Until the limit is as if nothing had happened.</param>
/// <param name="Delay">How long an admitted request must wait for its turn; only the leaky bucket makes it wait.</param>
internal readonly record struct Answer(long Wait, long Remaining, long Reset, long Delay)
{
    /// <summary>The cost is above the capacity: no waiting helps.</summary>
    public const long Never = -1;

    public bool IsAdmitted => Wait == 0;

    /// <summary>A denial as it stands so many microseconds later, before its wait is over.</summary>
    public Answer After(long elapsed) => this with { Wait = Wait - elapsed, Reset = Math.Max(0, Reset - elapsed) };
}
