using System.Runtime.InteropServices;
using Shop.Compose;

namespace Shop.Capacity.Costs;

/// <summary>
/// Processor time of each container, first without load, then under orders alone, then under reads alone. What an order costs counts until
/// all of it has arrived everywhere: each phase ends with a pause.
/// </summary>
internal sealed class CostMeasurement(ComposeShop shop, TimeProvider clock, TextWriter output)
{
    private const double OrdersPerSecond = 10;
    private const double ReadsPerSecond = 100;
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public async Task<ShopCosts> Run()
    {
        using var load = new ShopLoad(shop.Gateway, clock);
        using var times = new ProcessorTimes(shop);
        await output.WriteLineAsync($"Warming up: {Phase.TotalSeconds} s of orders and reads one by one, then as many as are measured.");
        await load.RegisterProduct();
        await load.WarmUp(Phase);
        await load.PlaceOrders(OrdersPerSecond, Pause);
        await load.ReadOrders(ReadsPerSecond, Pause);
        await Task.Delay(Pause, clock);

        await output.WriteLineAsync("Measuring: nothing, orders, reads.");
        var idle = await Measure(times, () => Nothing(Phase));
        var (log, topic) = (await Disks.Log(shop), await Disks.Topic(shop));
        var orders = await Measure(times, () => load.PlaceOrders(OrdersPerSecond, Phase));
        var (logAfter, topicAfter) = (await Disks.Log(shop), await Disks.Topic(shop));
        var reads = await Measure(times, () => load.ReadOrders(ReadsPerSecond, Phase));
        return new ShopCosts(
            Machine(),
            [.. idle.Milliseconds.Keys.Order(StringComparer.Ordinal).Select(part => CostOf(part, idle, orders, reads))],
            (logAfter - log) / orders.Count,
            (topicAfter - topic) / orders.Count);
    }

    internal static PartCost CostOf(string part, Measured idle, Measured orders, Measured reads)
    {
        var atRest = idle.Milliseconds[part] / idle.Duration.TotalSeconds;
        return new PartCost(part, atRest, PerOne(orders), PerOne(reads), idle.Instances[part]);

        // A part that did less than at rest has no cost of its own.
        double PerOne(Measured measured) =>
            Math.Max(0, measured.Milliseconds[part] - (atRest * measured.Duration.TotalSeconds)) / measured.Count;
    }

    private async Task<Measured> Measure(ProcessorTimes times, Func<Task<int>> load)
    {
        var before = await times.Read();
        var began = clock.GetTimestamp();
        var count = await load();
        await Task.Delay(Pause, clock);
        var after = await times.Read();
        return new Measured(
            count,
            clock.GetElapsedTime(began),
            after.ToDictionary(part => part.Key, part => part.Sum() - before[part.Key].Sum()),
            after.ToDictionary(part => part.Key, part => part.Count()));
    }

    private async Task<int> Nothing(TimeSpan duration)
    {
        await Task.Delay(duration, clock);
        return 0;
    }

    private static string Machine() => $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";

    /// <param name="Milliseconds">Of processor time, by part.</param>
    internal sealed record Measured(
        int Count, TimeSpan Duration, IReadOnlyDictionary<string, double> Milliseconds, IReadOnlyDictionary<string, int> Instances);
}
