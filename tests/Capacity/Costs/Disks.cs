using System.Globalization;
using Shop.Compose;

namespace Shop.Capacity.Costs;

/// <summary>What the servers that keep everything have written.</summary>
internal static class Disks
{
    /// <summary>Tables and indexes of the event log, in bytes.</summary>
    public static async Task<double> Log(ComposeShop shop) => Number(await shop.Run(
        "exec", "-T", "postgres", "psql", "-U", "postgres", "-d", "orders", "--no-psqlrc", "-tAc",
        "select pg_total_relation_size('events') + pg_total_relation_size('idempotency_records')"));

    /// <summary>Segments of the topic of orders, in bytes. Indexes are allocated ahead and left out.</summary>
    public static async Task<double> Topic(ComposeShop shop) => Number(await shop.Run(
        "exec", "-T", "kafka", "bash", "-c", "cat /var/lib/kafka/data/orders.v1-*/*.log | wc -c"));

    private static double Number(string text) => double.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
