using System.Globalization;

namespace Shop.Benchmarks.Measuring;

/// <summary>One round of each, again and again, so that whatever else the machine does meets both.</summary>
/// <param name="Goal">What the ratio shall be, in words, e.g. <c>at least 0.8</c>.</param>
internal sealed record Comparison(string What, string Peer, string Unit, string Goal, IReadOnlyList<Round> Rounds)
{
    private const int RoundCount = 5;

    private IReadOnlyList<double> Ratios => [.. Rounds.Select(round => round.Ours / round.Peers).Order()];

    /// <summary>After one round of each that is not counted.</summary>
    public static async Task<Comparison> InTurns(
        string what, string peer, string unit, string goal, Func<Task<double>> ours, Func<Task<double>> peers)
    {
        await ours();
        await peers();
        var rounds = new List<Round>();
        for (var round = 0; round < RoundCount; round++)
        {
            // Whoever comes second finds a warmer machine: they take turns in that too.
            var first = round % 2 == 0 ? await ours() : await peers();
            var second = round % 2 == 0 ? await peers() : await ours();
            rounds.Add(round % 2 == 0 ? new Round(first, second) : new Round(second, first));
        }

        return new Comparison(what, peer, unit, goal, rounds);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"  {What} against {Peer}, {Unit}");
        foreach (var round in Rounds)
        {
            output.WriteLine($"    {Text(round.Ours),10} {Text(round.Peers),10}   {Ratio(round.Ours / round.Peers)}");
        }

        output.WriteLine($"  ratio {Ratio(Ratios[Ratios.Count / 2])} (median of {Ratios.Count}, {Ratio(Ratios[0])} to {Ratio(Ratios[^1])}); the goal is {Goal}");
    }

    private static string Text(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
