namespace Shop.Gateway.Lab.RateLimits;

/// <param name="MostInAWindow">Of what was let through, in any window; <paramref name="Bound"/> is what is known about it.</param>
/// <param name="TooStrict">Requests that it denied and the exact log admitted.</param>
/// <param name="TooLax">Requests that it admitted and the exact log denied.</param>
/// <param name="Bytes">Of its state in Redis, after the last request.</param>
/// <param name="DelayMaxMs">The longest wait for a slot.</param>
public sealed record LabRow(
    string Algorithm, int Offered, int Admitted, int MostInAWindow, string Bound, int TooStrict, int TooLax, long Bytes, double DelayMaxMs)
{
    internal static LabRow From(RaceResult race, Lane lane)
    {
        var both = lane.Answers.Zip(race.Exact.Answers, (own, exact) => (Own: own.IsAdmitted, Exact: exact.IsAdmitted)).ToList();
        return new LabRow(
            lane.Contestant.Limit.Algorithm,
            lane.Answers.Count,
            lane.Admitted.Count,
            race.MostInAWindow(lane.Admitted),
            lane.Contestant.Bound,
            both.Count(answer => !answer.Own && answer.Exact),
            both.Count(answer => answer.Own && !answer.Exact),
            lane.Bytes,
            Math.Round(lane.Answers.Select(answer => answer.Delay.TotalMilliseconds).DefaultIfEmpty().Max(), 1));
    }
}
