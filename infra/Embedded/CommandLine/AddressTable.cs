using Shop.Embedded.Hosting;

namespace Shop.Embedded.CommandLine;

internal static class AddressTable
{
    public static void Print(TextWriter output, EmbeddedShop shop, TimeSpan startTime)
    {
        output.WriteLine();
        foreach (var (what, where, why) in Rows(shop))
        {
            output.WriteLine($"  {what,-14} {where,-42} {why}");
        }

        output.WriteLine();
        output.WriteLine($"Ready after {startTime.TotalSeconds:0.0} s. Press Ctrl+C to stop.");
        output.Flush();
    }

    private static IEnumerable<(string What, string Where, string Why)> Rows(EmbeddedShop shop)
    {
        var gateway = shop.Gateway.ToString().TrimEnd('/');
        yield return ("gateway", gateway, "the API; everything goes through it");
        yield return ("docs", $"{gateway}/docs", "every request, to read and to try");
        foreach (var part in shop.Parts)
        {
            yield return (part.Name, part.Address.ToString().TrimEnd('/'), "/health/ready, /metrics");
        }

        yield return ("Kafka", shop.KafkaBootstrapServers, "orders.v1, products.v1: 6 partitions each");
        yield return ("Redis", shop.RedisEndpoint, "the leaderboard");
        yield return ("mail", shop.MailFolder, "one .eml file a mail");
        yield return ("data", shop.DataPath, "SQLite files; delete with --fresh");
    }
}
