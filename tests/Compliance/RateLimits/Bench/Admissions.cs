namespace Shop.Compliance.RateLimits.Bench;

/// <summary>
/// Admissions as a client saw them: each was decided at some time between being asked for and being answered. What lies wholly in a
/// window was decided in it.
/// </summary>
internal sealed class Admissions(IEnumerable<(TimeSpan Asked, TimeSpan Answered)> admissions)
{
    // The server's clock may be slewed against the one that measures.
    private const double Slew = 0.001;
    private static readonly TimeSpan AtAnEdge = TimeSpan.FromMilliseconds(5);

    private readonly (TimeSpan Asked, TimeSpan Answered)[] _byAnswer = [.. admissions.OrderBy(one => one.Answered)];

    public int Count => _byAnswer.Length;

    /// <returns>The most that were decided within so long.</returns>
    public int MostIn(TimeSpan window) => Windows().Where(one => one.Length <= window * (1 - Slew)).Select(one => one.Count).DefaultIfEmpty().Max();

    /// <param name="zero">What the server's clock shows when the measuring one shows 0.</param>
    /// <returns>The most that were decided in one of the windows that begin at whole multiples of their length.</returns>
    public int MostInAligned(TimeSpan window, TimeSpan zero) => _byAnswer
        .Select(one => (First: (zero + one.Asked - AtAnEdge).Ticks / window.Ticks, Last: (zero + one.Answered + AtAnEdge).Ticks / window.Ticks))
        .Where(one => one.First == one.Last)
        .CountBy(one => one.First)
        .Select(one => one.Value)
        .DefaultIfEmpty()
        .Max();

    /// <returns>By how many permits some window of any length is above <c>burst + rate × its length</c>; not above 0 when none is.</returns>
    public double WorstOver(double burst, double perSecond) =>
        Windows().Select(one => one.Count - burst - (perSecond * one.Length.TotalSeconds * (1 + Slew))).DefaultIfEmpty().Max();

    private IEnumerable<(TimeSpan Length, int Count)> Windows()
    {
        foreach (var (start, _) in _byAnswer)
        {
            var count = 0;
            foreach (var (_, answered) in _byAnswer.Where(one => one.Asked >= start))
            {
                yield return (answered - start, ++count);
            }
        }
    }
}
