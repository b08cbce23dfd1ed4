using Shop.Embedded.Hosting;

namespace Shop.Embedded.CommandLine;

internal static class AddressTable
{
    public static void Print(TextWriter output, EmbeddedShop shop, string age)
    {
        output.WriteLine();
        foreach (var (what, where, why) in Rows(shop))
        {
            output.WriteLine($"  {what,-14} {where,-42} {why}");
        }

        output.WriteLine();
        output.WriteLine($"Look around:  curl {Address(shop)}/products");
        output.WriteLine($"Try requests: {Address(shop)}/docs in a browser; README.md follows one order through the shop");
        output.WriteLine();
        output.WriteLine($"Ready after {age}. Press Ctrl+C to stop.");
        output.Flush();
    }

    private static IEnumerable<(string What, string Where, string Why)> Rows(EmbeddedShop shop)
    {
        yield return ("gateway", Address(shop), "the API; everything goes through it");
        yield return ("docs", $"{Address(shop)}/docs", "every request, to read and to try");
        foreach (var part in shop.Parts)
        {
            yield return (part.Name, part.Address.ToString().TrimEnd('/'), "/health/ready, /metrics");
        }

        yield return ("Kafka", shop.KafkaBootstrapServers, "orders.v1, products.v1: 6 partitions each");
        yield return ("Redis", shop.RedisEndpoint, "the leaderboard");
        yield return ("mail", shop.MailFolder, "one .eml file a mail");
        yield return ("receipts", shop.ReceiptFolder, "one .eml file a shipped order");
        yield return ("data", shop.DataPath, "SQLite files; delete with --fresh");
    }

    private static string Address(EmbeddedShop shop) => shop.Gateway.ToString().TrimEnd('/');
}
