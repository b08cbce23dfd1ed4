using Shop.Benchmarks.Append;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Producer;
using Shop.Benchmarks.Projector;
using Shop.Benchmarks.Reads;
using Shop.Benchmarks.Relay;

namespace Shop.Benchmarks;

/// <summary>Runs the named benchmarks, or all. Each measures this system and its peer in turns, in one run.</summary>
internal static class BenchmarksCommand
{
    private static readonly IReadOnlyDictionary<string, Func<Task<Comparison>>> All = new Dictionary<string, Func<Task<Comparison>>>
    {
        ["append"] = AppendBenchmark.Run,
        ["producer"] = ProducerBenchmark.Run,
        ["relay"] = RelayBenchmark.Run,
        ["projector"] = ProjectorBenchmark.Run,
        ["read"] = ReadBenchmark.Run,
    };

    /// <returns>0 when all ran: a goal that is missed is a finding, not an error.</returns>
    public static async Task<int> Run(string[] names)
    {
        if (names.Where(name => !All.ContainsKey(name)).ToList() is { Count: > 0 } unknown)
        {
            await Console.Error.WriteLineAsync($"error: no benchmark {string.Join(", ", unknown)}. There are: {string.Join(", ", All.Keys)}.");
            return 1;
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        foreach (var name in names.Length > 0 ? names : [.. All.Keys])
        {
            Console.WriteLine($"\n{name}");
            (await All[name]()).Print(Console.Out);
        }

        return 0;
    }
}
