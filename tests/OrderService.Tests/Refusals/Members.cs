using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

/// <summary>Every member of every command's body, with raw JSON that is not a value of it.</summary>
internal static class Members
{
    private static readonly string[] NoString = ["1", "true", "{}", "[]", "[\"a\"]"];

    private static readonly string[] NoCleanString =
    [
        @"""\u0000""", @"""a\nb""", @"""a\u001fb""", @"""a\u007fb""", @"""a\u0085b""", @"""\ud800""", @"""a\udc00""", @"""\udc00\ud800""",
    ];

    private static readonly string[] NoText =
        [.. NoString, .. NoCleanString, "\"\"", $"\"{new string('t', 201)}\"", $"\"{string.Concat(Enumerable.Repeat("🧦", 201))}\""];

    private static readonly string[] NoId =
    [
        .. NoString, .. NoCleanString, "\"\"", "\"-a\"", "\".a\"", "\"_a\"", "\"a b\"", "\" a\"", "\"a/b\"", "\"a%2Fb\"", @"""a\n""", "\"ä\"",
        "\"a:b\"", $"\"{new string('i', 65)}\"",
    ];

    private static readonly string[] NoEmail =
    [
        .. NoString, .. NoCleanString, "\"\"", "\"a\"", "\"@b.org\"", "\"a@\"", "\"a@b\"", "\"a@b.\"", "\"a@.org\"", "\"a@b..org\"",
        "\"a@-b.org\"", "\"a@b-.org\"", "\"a@b_c.org\"", "\"a@b.1\"", "\"a@[1.2.3.4]\"", "\".a@b.org\"", "\"a.@b.org\"", "\"a..b@c.org\"",
        "\"a b@c.org\"", "\"a@b@c.org\"", "\"a@b.org \"", "\"Ada <a@b.org>\"", "\"a,b@c.org\"", "\"a@b.org,c@d.org\"", @"""a\""@b.org""",
        @"""a@b.org\n""", @"""a@b.org\r\nBcc: x@y.org""", "\"ä@b.org\"", "\"a@bä.org\"", "\"a@b/c.org\"", $"\"{new string('l', 65)}@b.org\"",
        $"\"a@{new string('d', 64)}.org\"", $"\"a@{string.Join('.', Enumerable.Repeat("label", 42))}.org\"",
    ];

    private static readonly string[] NoWholeNumber =
    [
        "\"1\"", "true", "{}", "[]", "1.0", "1.5", "1e3", "1E0", "-1", "99999999999999999999", "-99999999999999999999", "1e400", "NaN",
        "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x1", "1_000", "--1", "\"NaN\"",
    ];

    private static readonly string[] NoQuantity = [.. NoWholeNumber, "0", "-0", "1001", "2147483648"];

    private static readonly string[] NoAmount = [.. NoWholeNumber, "1000000000001", "9223372036854775808", "-9223372036854775809"];

    private static readonly string[] NoCurrency =
        [.. NoString, .. NoCleanString, "\"\"", "\"eur\"", "\"EURO\"", "\"EU\"", "\"XXX\"", "\"DEM\"", "\" EUR\"", "\"EUR \"", "\"978\""];

    private static readonly string[] NoCountry =
        [.. NoString, .. NoCleanString, "\"\"", "\"de\"", "\"DEU\"", "\"UK\"", "\"XX\"", "\"EU\"", "\"D\"", "\" DE\"", "\"276\""];

    private static readonly string[] NoObject = ["1", "true", "\"{}\"", "[]", "[{}]"];

    private static readonly string[] NoLines =
        ["1", "true", "{}", "\"[]\"", "[]", $"[{string.Join(',', Enumerable.Range(0, 101).Select(Line))}]"];

    /// <summary>Of each command: the path of a member and what is wrong for it.</summary>
    public static readonly IReadOnlyList<(string Command, string Path, string[] Wrong)> All =
    [
        ("register a product", "name", NoText), .. Price("register a product"),
        .. Price("change a price"),
        ("place an order", "customerId", NoId), ("place an order", "email", NoEmail), ("place an order", "lines", NoLines),
        ("place an order", "lines[0]", NoObject), ("place an order", "lines[0].productId", NoId),
        ("place an order", "lines[0].quantity", NoQuantity), ("place an order", "shippingAddress", NoObject),
        .. Address("place an order", "shippingAddress."),
        .. Address("change an address", ""),
        ("ship an order", "carrier", NoText), ("ship an order", "trackingNumber", NoText),
    ];

    /// <summary>Paths of the objects in each body; the empty path is the body itself.</summary>
    public static readonly IReadOnlyList<(string Command, string Path)> Objects =
    [
        .. Command.All.Select(command => (command.Name, "")),
        ("register a product", "price"), ("change a price", "price"), ("place an order", "lines[0]"), ("place an order", "shippingAddress"),
    ];

    private static string Line(int index) => $$"""{"productId":"p{{index}}","quantity":1}""";

    private static IEnumerable<(string, string, string[])> Price(string command) =>
        [(command, "price", NoObject), (command, "price.amount", NoAmount), (command, "price.currency", NoCurrency)];

    private static IEnumerable<(string, string, string[])> Address(string command, string prefix) =>
    [
        (command, $"{prefix}name", NoText), (command, $"{prefix}street", NoText), (command, $"{prefix}postalCode", NoText),
        (command, $"{prefix}city", NoText), (command, $"{prefix}country", NoCountry),
    ];
}
