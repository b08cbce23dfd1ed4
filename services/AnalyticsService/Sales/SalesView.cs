using System.Globalization;
using Shop.AnalyticsService.Views;
using Shop.Contracts;

namespace Shop.AnalyticsService.Sales;

internal sealed class SalesView(LeaderboardRedis redis)
{
    private readonly ViewScript _script = new("sales.lua");

    /// <summary>Every minute of which any part lies in the range: an order placed within it is never missed.</summary>
    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">Redis is down, or its views are not complete.</exception>
    public async Task<IReadOnlyList<SalesMinute>> Read(SalesRange range, CancellationToken cancellationToken)
    {
        var answer = await redis.Run(
            _script,
            [ViewKeys.Marker, ViewKeys.Minutes, ViewKeys.Orders, ViewKeys.Amounts],
            [EventMinute.Of(range.From), EventMinute.AtOrAfter(range.To)],
            cancellationToken);
        return answer.IsNull ? throw ViewsOfRedis.NotBuilt() : Fold(((string[])answer!).Chunk(3).Select(Sale.Parse));
    }

    // Sums at or below zero wait for an order's own event that comes after its cancellation.
    private static List<SalesMinute> Fold(IEnumerable<Sale> sales) =>
    [
        .. sales.GroupBy(sale => sale.Minute)
            .Select(minute => new SalesMinute(
                EventMinute.StartOf(minute.Key),
                minute.Sum(sale => sale.Orders),
                [.. minute.Where(sale => sale.Amount > 0).Select(sale => new Money(sale.Amount, sale.Currency))]))
            .Where(minute => minute.Orders > 0),
    ];

    private sealed record Sale(long Minute, string Currency, long Orders, long Amount)
    {
        public static Sale Parse(string[] entry)
        {
            var member = entry[0].Split('|');
            return new Sale(Number(member[0]), member[1], Number(entry[1]), Number(entry[2]));
        }

        private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }
}
