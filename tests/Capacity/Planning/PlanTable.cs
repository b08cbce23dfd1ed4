using System.Globalization;
using Shop.Contracts;

namespace Shop.Capacity.Planning;

internal static class PlanTable
{
    public static void Print(CapacityPlan plan, TextWriter output)
    {
        var demand = plan.Demand;
        output.WriteLine(Text($"{demand.OrdersPerSecond} orders and {demand.ReadsPerSecond} reads a second; instances of {demand.CoresPerInstance} cores, {demand.BusyShare:0%} busy\n"));
        output.WriteLine("| part | cores busy | instances | |");
        output.WriteLine("|---|---|---|---|");
        foreach (var part in plan.Parts)
        {
            output.WriteLine(Text($"| `{part.Part}` | {part.Cores:0.00} | {Count(part.Instances)} | {part.Note} |"));
        }

        output.WriteLine(Text($"\nPartitions: at least {Count(plan.Partitions)}, one for each projector; never changed later, so take several times as many."));
        output.WriteLine(Text($"The {Topic.Orders.Partitions} partitions of this shop carry {plan.OrdersMax:0} orders a second."));
        output.WriteLine(Text($"Brokers: at least {Count(plan.Brokers)}; every message is on three of them, and one of the three may be away."));
        output.WriteLine(Text($"Disks: {plan.LogGigabytesPerDay:0.0} GB a day in the log and in each of its replicas, {plan.TopicGigabytesPerDay:0.0} GB a day in each replica of the topic."));
    }

    private static string Count(int instances) => instances == int.MaxValue ? "–" : instances.ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
