using CsCheck;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits;

/// <summary>A row of limits, and the requests that come to all of them at once: so many in one round trip, of two clients.</summary>
/// <param name="Batches">What the clock shows, in microseconds, and for each request whose it is and its cost in each limit.</param>
public sealed record SetSchedule(IReadOnlyList<Limit> Limits, IReadOnlyList<(long Clock, IReadOnlyList<SetRequest> Requests)> Batches)
{
    public const int ClientsMax = 2;

    private const int LimitsMax = 3;
    private const int BatchesMax = 30;
    private const int RequestsMax = 4;

    public override string ToString() =>
        $"{string.Join(" and ", Limits)}: {string.Join(' ', Batches.Select(one => $"{one.Clock - Schedule.Beginning}×[{string.Join(' ', one.Requests)}]"))}";

    /// <param name="setBack">Whether the clock is set back now and then.</param>
    public static Gen<SetSchedule> Of(Gen<Limit> limits, bool setBack) => limits.List[1, LimitsMax].SelectMany(row =>
        Gen.Select(Gen.OneOf([.. row.Select(limit => Schedule.Step(limit, setBack))]), Request(row).List[1, RequestsMax])
            .List[1, BatchesMax].Select(steps => At(row, steps)));

    private static SetSchedule At(List<Limit> limits, List<(long Step, List<SetRequest> Requests)> steps)
    {
        var clock = Schedule.Beginning;
        return new SetSchedule(limits, [.. steps.Select(step => (clock += step.Step, (IReadOnlyList<SetRequest>)step.Requests))]);
    }

    private static Gen<SetRequest> Request(List<Limit> limits) => Gen.Select(
        Gen.Int[0, ClientsMax - 1], Costs(limits), (client, costs) => new SetRequest(client, costs));

    private static Gen<long[]> Costs(List<Limit> limits) => limits.Select(Schedule.Cost).Aggregate(
        Gen.Const(Array.Empty<long>()), (before, cost) => Gen.Select(before, cost, (costs, one) => (long[])[.. costs, one]));
}
