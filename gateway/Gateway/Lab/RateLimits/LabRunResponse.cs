using Shop.Gateway.Lab.RateLimits.Plot;

namespace Shop.Gateway.Lab.RateLimits;

/// <param name="Svg">Offered, admitted and the exact log's answer over time, one panel for each algorithm.</param>
public sealed record LabRunResponse(string Shape, string Description, int Limit, int WindowMs, IReadOnlyList<LabRow> Rows, string Svg)
{
    internal static LabRunResponse From(RaceResult race) => new(
        race.Run.Shape.Name,
        race.Run.Shape.Description,
        race.Run.Limit,
        (int)race.Run.Window.TotalMilliseconds,
        [.. race.Lanes.Select(lane => LabRow.From(race, lane))],
        RacePlot.Draw(race));
}
