using System.Globalization;

namespace Shop.Capacity.Costs;

internal static class CostTable
{
    public static void Print(ShopCosts costs, TextWriter output)
    {
        output.WriteLine("| part | at rest, ms a second | an order, ms | a read, ms |");
        output.WriteLine("|---|---|---|---|");
        foreach (var part in costs.Parts)
        {
            output.WriteLine($"| `{part.Part}` | {Text(part.IdleMilliseconds)} | {Text(part.OrderMilliseconds)} | {Text(part.ReadMilliseconds)} |");
        }

        output.WriteLine($"| all | {Text(costs.Parts.Sum(part => part.IdleMilliseconds))} | {Text(costs.Parts.Sum(part => part.OrderMilliseconds))} | {Text(costs.Parts.Sum(part => part.ReadMilliseconds))} |");
        output.WriteLine();
        output.WriteLine($"An order takes {costs.LogBytesPerOrder:0} bytes in the log and {costs.TopicBytesPerOrder:0} in the topic. ({costs.Machine})");
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
