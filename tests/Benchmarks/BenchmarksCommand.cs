using Shop.Benchmarks.Append;
using Shop.Benchmarks.Functions;
using Shop.Benchmarks.Limiters;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Producer;
using Shop.Benchmarks.Projector;
using Shop.Benchmarks.Proxy;
using Shop.Benchmarks.Reads;
using Shop.Benchmarks.Relay;

namespace Shop.Benchmarks;

/// <summary>Runs the named benchmarks, or all. Each measures this system and its peer in turns, in one run.</summary>
internal static class BenchmarksCommand
{
    private static readonly IReadOnlyDictionary<string, Func<Task<IReadOnlyList<Comparison>>>> All = new Dictionary<string, Func<Task<IReadOnlyList<Comparison>>>>
    {
        ["append"] = async () => [await AppendBenchmark.Run()],
        ["producer"] = async () => [await ProducerBenchmark.Run()],
        ["relay"] = async () => [await RelayBenchmark.Run()],
        ["projector"] = async () => [await ProjectorBenchmark.Run()],
        ["read"] = async () => [await ReadBenchmark.Run()],
        ["limiter-decision"] = DecisionBenchmark.Run,
        ["limiter-local"] = async () => [await LocalBenchmark.Run()],
        ["limiter-script"] = ScriptBenchmark.Run,
        ["limiter-lease"] = LeaseBenchmark.Run,
        ["function-cold-start"] = ColdStartBenchmark.Run,
        ["function-always-on"] = AlwaysOnBenchmark.Run,
        ["proxy"] = ProxyBenchmark.Run,
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
            foreach (var comparison in await All[name]())
            {
                comparison.Print(Console.Out);
            }
        }

        return 0;
    }
}
