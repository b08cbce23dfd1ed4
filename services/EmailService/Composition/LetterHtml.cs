using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.EmailService.Composition;

/// <summary>
/// A letter as HTML. Every value passes <see cref="Value"/>: encoded, and in <c>bdi</c>, so that a name that is written from
/// right to left does not reorder the sentence around it.
/// </summary>
internal static class LetterHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(Letter letter)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>")
            .Append(Encode(letter.Subject)).Append("</title></head>\n<body>\n<p>").Append(Encode(letter.Opening)).Append("</p>\n<dl>\n");
        foreach (var (label, value) in letter.Facts)
        {
            html.Append("<dt>").Append(Encode(label)).Append("</dt><dd>").Append(Value(value)).Append("</dd>\n");
        }

        html.Append("</dl>\n<table>\n");
        foreach (var line in letter.Lines)
        {
            html.Append(Row(line));
        }

        return html.Append("</table>\n<p>Total: ").Append(Value(MoneyText.Of(letter.Total))).Append("</p>\n</body>\n</html>\n").ToString();
    }

    private static string Row(OrderLine line)
    {
        var quantity = line.Quantity.ToString(CultureInfo.InvariantCulture);
        return $"<tr><td>{quantity} ×</td><td>{Value(line.Name)}</td><td>{Value(MoneyText.Of(line.UnitPrice, line.Quantity))}</td></tr>\n";
    }

    private static string Value(string value) => $"<bdi>{Encode(value)}</bdi>";

    private static string Encode(string value) => Encoder.Encode(PlainText.OneLine(value));
}
