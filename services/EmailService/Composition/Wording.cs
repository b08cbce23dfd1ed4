using System.Globalization;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.EmailService.Composition;

/// <summary>Turns of phrase that all mails share.</summary>
internal static class Wording
{
    // Subjects above about 70 characters are cut by most readers.
    private const int NameLengthMax = 40;

    /// <summary>e.g. <c>Teapot and 2 more</c>.</summary>
    public static string Contents(IReadOnlyList<OrderLine> lines)
    {
        var first = PlainText.Shorten(PlainText.OneLine(lines[0].Name), NameLengthMax);
        return lines.Count == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} and {lines.Count - 1} more");
    }

    /// <summary>e.g. <c>8 January 2026, 09:30 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Place(Address address) =>
        $"{address.Name}, {address.Street}, {address.PostalCode} {address.City}, {address.Country}";
}
