using System.Text;

namespace Shop.Gateway.Lab.RateLimits.Plot;

/// <summary>One panel for each algorithm: what was offered as an area, what it let through as bars, the exact log's answer as a line.</summary>
internal static class RacePlot
{
    private const int PanelWidth = 430;
    private const int PanelHeight = 170;
    private const int Columns = 2;
    private const int Head = 46;

    public static string Draw(RaceResult race)
    {
        var rows = (race.Lanes.Count + Columns - 1) / Columns;
        var (width, height) = (Columns * PanelWidth, Head + (rows * PanelHeight));
        var svg = new StringBuilder()
            .Append(Svg.Open(width, height, $"{race.Run.Shape.Name}: {race.Run.Shape.Description}"))
            .Append(Svg.Rectangle(0, 0, width, height, "page"))
            .Append(Svg.Text(12, 18, "title", $"{race.Run.Shape.Name}: {race.Run.Shape.Description}"))
            .Append(Legend());
        var bins = new Bins(race.Run);
        var most = race.Lanes.Select(lane => bins.Count(lane.Admitted).Max()).Append(bins.Count(race.Run.Arrivals).Max()).Max();
        for (var index = 0; index < race.Lanes.Count; index++)
        {
            var (x, y) = (index % Columns * PanelWidth, Head + (index / Columns * PanelHeight));
            svg.Append(new Panel(race, bins, Math.Max(1, most), PanelWidth, PanelHeight).Draw(race.Lanes[index], x, y));
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Legend() =>
        Svg.Rectangle(12, 28, 12, 10, "offered") + Svg.Text(28, 37, "label", "offered")
        + Svg.Rectangle(90, 28, 12, 10, "admitted") + Svg.Text(106, 37, "label", "let through")
        + Svg.Line(188, 33, 204, 33, "exact") + Svg.Text(209, 37, "label", "the exact log's answer")
        + Svg.Line(352, 33, 368, 33, "window") + Svg.Text(373, 37, "label", "edge of a window");
}
