using System.Diagnostics;

namespace Shop.Benchmarks.Functions;

/// <summary>What a process has used so far.</summary>
/// <param name="Processor">Time of all its threads, in user and in system mode.</param>
/// <param name="Megabytes">Resident now.</param>
internal readonly record struct ProcessCost(TimeSpan Processor, double Megabytes)
{
    public static ProcessCost Of(int id)
    {
        using var process = Process.GetProcessById(id);
        return new ProcessCost(process.TotalProcessorTime, process.WorkingSet64 / 1e6);
    }
}
