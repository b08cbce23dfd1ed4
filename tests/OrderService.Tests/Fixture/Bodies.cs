namespace Shop.OrderService.Tests.Fixture;

/// <summary>Valid bodies of commands, as text.</summary>
internal static class Bodies
{
    public const string Home = """{"name":"Ada","street":"1 Loop Road","postalCode":"10115","city":"Berlin","country":"DE"}""";

    public const string Office = """{"name":"Ada","street":"2 Branch Street","postalCode":"10117","city":"Berlin","country":"DE"}""";

    public const string Shipment = """{"carrier":"Post","trackingNumber":"T-1"}""";

    public static string Money(long amount, string currency = "EUR") => $$"""{"amount":{{amount}},"currency":"{{currency}}"}""";

    public static string Product(long amount = 1250, string currency = "EUR", string name = "Tea") =>
        $$"""{"name":"{{name}}","price":{{Money(amount, currency)}}}""";

    public static string Price(long amount, string currency = "EUR") => $$"""{"price":{{Money(amount, currency)}}}""";

    public static string Address(int number) => Home.Replace("1 Loop Road", $"{number} Long Street", StringComparison.Ordinal);

    public static string Order(string customerId = "customer-1", params (string ProductId, int Quantity)[] lines)
    {
        var items = (lines.Length == 0 ? [("tea", 2)] : lines)
            .Select(line => $$"""{"productId":"{{line.Item1}}","quantity":{{line.Item2}}}""");
        return $$"""{"customerId":"{{customerId}}","email":"ada@example.org","lines":[{{string.Join(',', items)}}]}""";
    }
}
