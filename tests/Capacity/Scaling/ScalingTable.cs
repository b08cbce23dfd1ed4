using System.Globalization;

namespace Shop.Capacity.Scaling;

internal static class ScalingTable
{
    public static void Print(IReadOnlyList<ScalingResult> results, TextWriter output)
    {
        output.WriteLine("| instances | cores each | reads a second | p99, ms | cores used |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var result in results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {result.Instances} | {result.Cores} | {result.ReadsPerSecond:0} | {result.P99Milliseconds:0.0} | {result.CoresUsed:0.00} |"));
        }
    }
}
