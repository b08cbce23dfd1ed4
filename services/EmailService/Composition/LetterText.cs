using System.Globalization;
using System.Text;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.EmailService.Composition;

/// <summary>A letter as plain text, one value a line. Lines end with a line feed; the message writes them as its format demands.</summary>
internal static class LetterText
{
    public static string Render(Letter letter)
    {
        var text = new StringBuilder();
        text.Append(letter.Opening).Append("\n\n");
        foreach (var (label, value) in letter.Facts)
        {
            text.Append(label).Append(": ").Append(PlainText.OneLine(value)).Append('\n');
        }

        text.Append('\n');
        foreach (var line in letter.Lines)
        {
            text.Append(Line(line)).Append('\n');
        }

        return text.Append("\nTotal: ").Append(PlainText.OneLine(MoneyText.Of(letter.Total))).Append('\n').ToString();
    }

    private static string Line(OrderLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.Quantity} × {PlainText.OneLine(line.Name)}: {PlainText.OneLine(MoneyText.Of(line.UnitPrice, line.Quantity))}");
}
