using System.Globalization;
using System.Text;

namespace Shop.EmailService.Composition;

/// <summary>Makes any value fit for one line of a header or a text.</summary>
internal static class PlainText
{
    private const string Ellipsis = "…";

    /// <summary>
    /// Line breaks and other control characters become spaces, so that no value starts a line or a header of its own. Marks that
    /// turn the direction of what follows are left out: a name must not reorder the words around it. Half characters become U+FFFD.
    /// </summary>
    public static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (IsBreak(rune))
            {
                line.Append(' ');
            }
            else if (!TurnsDirection(rune))
            {
                line.Append(rune);
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>At most <paramref name="lengthMax"/> characters as a reader counts them; never half of one.</summary>
    public static string Shorten(string value, int lengthMax)
    {
        var characters = new StringInfo(value);
        return characters.LengthInTextElements <= lengthMax
            ? value
            : characters.SubstringByTextElements(0, lengthMax - 1).TrimEnd() + Ellipsis;
    }

    private static bool IsBreak(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Embeddings, overrides and isolates: Unicode Standard Annex 9, 2.1 to 2.5.
    private static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
