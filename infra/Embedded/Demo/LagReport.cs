using System.Globalization;

namespace Shop.Embedded.Demo;

/// <param name="Milliseconds">Infinite when the document never came.</param>
/// <param name="Missing">Why it never came.</param>
internal sealed record Lag(double Milliseconds, string? Missing = null);

/// <summary>What <see cref="LagMeter"/> saw.</summary>
internal sealed class LagReport(IReadOnlyCollection<Lag> lags)
{
    private readonly IReadOnlyList<double> _sorted = [.. lags.Select(lag => lag.Milliseconds).Order()];

    public bool IsComplete => lags.All(lag => lag.Missing is null);

    /// <summary>How often each reason kept an order from being readable.</summary>
    public string Missing => string.Join("; ", lags.Where(lag => lag.Missing is not null)
        .GroupBy(lag => lag.Missing, (reason, same) => $"{same.Count()} × {reason}"));

    /// <summary>The smallest lag that at least this share of the orders does not exceed, in milliseconds.</summary>
    public string Percentile(double share) =>
        _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Count) - 1)].ToString("0.0", CultureInfo.InvariantCulture);
}
