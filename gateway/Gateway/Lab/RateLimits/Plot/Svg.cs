using System.Globalization;
using System.Net;
using System.Text;

namespace Shop.Gateway.Lab.RateLimits.Plot;

/// <summary>The few shapes that a plot needs. Looks are classes; the colours suit light and dark pages.</summary>
internal static class Svg
{
    private const string Style = """
        <style>
        .page{fill:#fff}.title{font:600 14px sans-serif;fill:#1b1f24}.head{font:600 11px sans-serif;fill:#1b1f24}.label{font:11px sans-serif;fill:#57606a}
        .offered{fill:#d0d7de}.admitted{fill:#2f81f7}.exact{stroke:#d1242f;stroke-width:1.5;fill:none}
        .window{stroke:#8c959f;stroke-width:1;stroke-dasharray:2 3}.axis{stroke:#57606a;stroke-width:1}
        </style>
        """;

    public static string Open(int width, int height, string title) => Format(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">")
        + $"<title>{WebUtility.HtmlEncode(title)}</title>{Style}";

    public static string Rectangle(double x, double y, double width, double height, string look) =>
        Format($"<rect class=\"{look}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>");

    public static string Line(double x1, double y1, double x2, double y2, string look) =>
        Format($"<line class=\"{look}\" x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\"/>");

    public static string Text(double x, double y, string look, string text) =>
        Format($"<text class=\"{look}\" x=\"{x:0.##}\" y=\"{y:0.##}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>A line that stays level for the width of a step.</summary>
    public static string Steps(IEnumerable<(double X, double Y)> points, double stepWidth, string look)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.##} {y:0.##}H{x + stepWidth:0.##}");
        }

        return $"<path class=\"{look}\" d=\"{path}\"/>";
    }

    private static string Format(FormattableString text) => FormattableString.Invariant(text);
}
