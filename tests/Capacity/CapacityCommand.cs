using System.CommandLine;
using System.Text.Json;
using Shop.Capacity.Costs;
using Shop.Capacity.Planning;
using Shop.Capacity.Scaling;
using Shop.Compose;

namespace Shop.Capacity;

/// <summary>How much of the shop a load needs: measured costs, and what follows from them. docs/capacity.md.</summary>
internal static class CapacityCommand
{
    // Beside one that is played with, and in no other's way.
    private const string Project = "shop-capacity";

    public static Task<int> Run(string[] arguments)
    {
        var root = new RootCommand("Measures what the shop costs, and computes what a load needs.") { Costs(), Scaling(), Plan() };
        return root.Parse(arguments).InvokeAsync();
    }

    private static Command Costs()
    {
        var command = new Command("costs", $"Processor time of every part for one order and one read, in containers. Kept in {CostFile.Name}.");
        command.SetAction(async (_, _) =>
        {
            await using var shop = await ComposeShop.Start(Project);
            var costs = await new CostMeasurement(shop, TimeProvider.System, Console.Out).Run();
            CostFile.Write(costs);
            CostTable.Print(costs, Console.Out);
        });
        return command;
    }

    private static Command Scaling()
    {
        var command = new Command("scaling", "Reads a second of QueryService, of one instance with more processors, and of more instances.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var shop = await ComposeShop.Start(Project, new Dictionary<string, int> { ["query"] = ScalingMeasurement.InstancesMax });
            ScalingTable.Print(await new ScalingMeasurement(shop, TimeProvider.System).Run(cancellationToken), Console.Out);
        });
        return command;
    }

    private static Command Plan()
    {
        var orders = new Option<double>("--orders") { Description = "Orders a second, at the peak.", Required = true };
        var reads = new Option<double>("--reads") { Description = "Reads a second, at the peak.", Required = true };
        var cores = new Option<double>("--cores") { Description = "Cores of an instance.", DefaultValueFactory = _ => 1 };
        var share = new Option<double>("--busy") { Description = "Share of its cores that an instance may use, above 0 and at most 1.", DefaultValueFactory = _ => 0.6 };
        var command = new Command("plan", "Instances, partitions, brokers and disks for a load.") { orders, reads, cores, share };
        command.SetAction(parsed =>
        {
            var demand = new Demand(parsed.GetValue(orders), parsed.GetValue(reads), parsed.GetValue(cores), parsed.GetValue(share));
            if (demand.Errors.ToList() is { Count: > 0 } errors)
            {
                errors.ForEach(error => Console.Error.WriteLine($"error: {error}"));
                return 1;
            }

            return Print(demand);
        });
        return command;
    }

    private static int Print(Demand demand)
    {
        try
        {
            PlanTable.Print(CapacityPlan.For(demand, CostFile.Read()), Console.Out);
            return 0;
        }
        catch (Exception failure) when (failure is FileNotFoundException or JsonException)
        {
            Console.Error.WriteLine($"error: {failure.Message}");
            return 1;
        }
    }
}
