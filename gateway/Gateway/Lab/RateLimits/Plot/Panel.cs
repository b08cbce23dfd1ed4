using System.Globalization;
using System.Text;

namespace Shop.Gateway.Lab.RateLimits.Plot;

/// <summary>One algorithm's answers over time.</summary>
internal sealed class Panel(RaceResult race, Bins bins, int most, int width, int height)
{
    private const int Left = 30;
    private const int Right = 10;
    private const int Top = 24;
    private const int Bottom = 22;

    private double BinWidth => (double)(width - Left - Right) / bins.Length;

    private double Base => height - Bottom;

    public string Draw(Lane lane, double x, double y)
    {
        var row = LabRow.From(race, lane);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Algorithm}: {row.Admitted} of {row.Offered}, at most {row.MostInAWindow} in a window of {race.Run.Limit}, {row.Bytes} bytes");
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({x},{y})\">")
            .Append(Svg.Text(Left, 14, "head", head))
            .Append(Edges())
            .Append(Columns(bins.Count(race.Run.Arrivals), "offered", 1))
            .Append(Columns(bins.Count(lane.Admitted), "admitted", 0.6))
            .Append(Exact())
            .Append(Axis())
            .Append("</g>")
            .ToString();
    }

    private string Columns(int[] counts, string look, double share) => string.Concat(counts.Select((count, bin) => count == 0
        ? ""
        : Svg.Rectangle(X(bin) + ((1 - share) * BinWidth / 2), Y(count), share * BinWidth, Base - Y(count), look)));

    private string Exact() => Svg.Steps(bins.Count(race.Exact.Admitted).Select((count, bin) => (X(bin), Y(count))), BinWidth, "exact");

    private string Edges() => string.Concat(Enumerable.Range(0, (bins.Length / Bins.InAWindow) + 1)
        .Select(window => Svg.Line(X(window * Bins.InAWindow), Top, X(window * Bins.InAWindow), Base, "window")));

    private string Axis()
    {
        var end = race.Run.Duration + race.Run.Window;
        return Svg.Line(Left, Base, width - Right, Base, "axis")
            + Svg.Text(Left, Base + 14, "label", "0")
            + Svg.Text(width - Right - 34, Base + 14, "label", string.Create(CultureInfo.InvariantCulture, $"{end.TotalSeconds:0.0} s"))
            + Svg.Text(4, Y(most) + 8, "label", most.ToString(CultureInfo.InvariantCulture));
    }

    private double X(int bin) => Left + (bin * BinWidth);

    private double Y(int count) => Base - ((double)count / most * (Base - Top));
}
