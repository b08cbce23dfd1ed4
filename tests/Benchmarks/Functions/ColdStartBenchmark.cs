using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Benchmarks.Measuring;
using Shop.FunctionHost;
using Shop.FunctionHost.Processes;

namespace Shop.Benchmarks.Functions;

/// <summary>
/// From an event at the host to the function's answer, with a process that is started for it and with one that is there. The receipt is
/// a file that is flushed to the disk. The ways to compile take turns, so that whatever else the machine does meets all.
/// </summary>
internal static class ColdStartBenchmark
{
    private const int Starts = 50;
    private const int WarmEvents = 20;

    public static async Task<IReadOnlyList<Comparison>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("shop-functions-");
        try
        {
            var builds = await FunctionBuild.All(folder.FullName);
            var receipts = folder.CreateSubdirectory("receipts").FullName;
            var samples = builds.ToDictionary(build => build, _ => new List<Sample>());

            // The first round reads the programs from the disk, and does not count.
            for (var start = 0; start <= Starts; start++)
            {
                foreach (var build in builds)
                {
                    var sample = await Measure(build, receipts);
                    if (start > 0)
                    {
                        samples[build].Add(sample);
                    }
                }
            }

            Console.WriteLine($"  {Starts} starts each, then {WarmEvents} events in the same process; ms, MB");
            Console.WriteLine("  build         files   cold p50   cold p99   warm p50   warm p99   cold cpu   warm cpu   resident");
            foreach (var build in builds)
            {
                Print(build, samples[build]);
            }

            return [.. builds.Select(build => ColdAgainstWarm(build, samples[build]))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Sample> Measure(FunctionBuild build, string receipts)
    {
        var options = new FunctionOptions { Program = build.Program };
        options.Environment["MAIL_FOLDER"] = receipts;
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var process = FunctionProcess.Start(options, clock, NullLogger.Instance);
        await Ask(process);
        var cold = clock.GetElapsedTime(began).TotalMilliseconds;
        var afterCold = ProcessCost.Of(process.Id);

        var warm = new List<double>();
        for (var number = 0; number < WarmEvents; number++)
        {
            began = clock.GetTimestamp();
            await Ask(process);
            warm.Add(clock.GetElapsedTime(began).TotalMilliseconds);
        }

        var afterWarm = ProcessCost.Of(process.Id);
        await process.End();
        return new Sample(
            cold,
            warm,
            afterCold.Processor.TotalMilliseconds,
            (afterWarm.Processor - afterCold.Processor).TotalMilliseconds / WarmEvents,
            afterWarm.Megabytes);
    }

    private static async Task Ask(FunctionProcess process)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        (await process.Ask(id, SampleEvents.ShippedLine(id), CancellationToken.None)).RequireDone();
    }

    private static void Print(FunctionBuild build, IReadOnlyCollection<Sample> samples)
    {
        var warm = samples.SelectMany(sample => sample.Warm).ToList();
        double[] cells =
        [
            build.Megabytes,
            Percentile(0.5, samples.Select(sample => sample.Cold)),
            Percentile(0.99, samples.Select(sample => sample.Cold)),
            Percentile(0.5, warm),
            Percentile(0.99, warm),
            samples.Average(sample => sample.ColdProcessor),
            samples.Average(sample => sample.WarmProcessor),
            Percentile(0.5, samples.Select(sample => sample.Megabytes)),
        ];
        Console.WriteLine($"  {build.Name,-10}" + string.Concat(cells.Select(cell => cell.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(11))));
    }

    /// <summary>Ten starts a round.</summary>
    private static Comparison ColdAgainstWarm(FunctionBuild build, IEnumerable<Sample> samples) => new(
        $"{build.Name}: the event that starts the process",
        "an event of a process that is there",
        "ms",
        "none, the price is told",
        [
            .. samples.Chunk(Starts / 5).Select(chunk => new Round(
                Percentile(0.5, chunk.Select(sample => sample.Cold)), Percentile(0.5, chunk.SelectMany(sample => sample.Warm)))),
        ]);

    private static double Percentile(double share, IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    /// <summary>Milliseconds, and megabytes.</summary>
    private sealed record Sample(double Cold, IReadOnlyList<double> Warm, double ColdProcessor, double WarmProcessor, double Megabytes);
}
