using Shop.AnalyticsService.Facts;
using Xunit;

namespace Shop.Compliance.Leaderboard;

/// <summary>The views by the book: each event once, summed in memory.</summary>
internal static class PlainFold
{
    public static IEnumerable<string> Of(IEnumerable<OrderFact> facts)
    {
        var counted = facts.DistinctBy(fact => fact.EventId).Where(fact => SignOf(fact) != 0).ToList();
        return Products(counted).Concat(Minutes(counted));
    }

    public static async Task<IEnumerable<string>> Of(Instance instance)
    {
        var products = await instance.ReadTop();
        Assert.Equal(products.Select(product => product.Quantity).OrderDescending(), products.Select(product => product.Quantity));
        var minutes = await instance.ReadSales();
        Assert.Equal(minutes.Select(minute => minute.Minute).Order(), minutes.Select(minute => minute.Minute));
        return products.Select(product => $"{product.ProductId}: {product.Quantity}").Order()
            .Concat(minutes.Select(minute =>
                $"{minute.Minute:HH:mm}: {minute.Orders} {string.Join(' ', minute.Amount.Select(money => $"{money.Amount}{money.Currency}"))}"));
    }

    private static IEnumerable<string> Products(IEnumerable<OrderFact> facts) => facts
        .SelectMany(fact => fact.Lines.Select(line => (line.ProductId, Quantity: (long)SignOf(fact) * line.Quantity)))
        .GroupBy(line => line.ProductId, line => line.Quantity)
        .Where(product => product.Sum() > 0)
        .Select(product => $"{product.Key}: {product.Sum()}")
        .Order();

    private static IEnumerable<string> Minutes(IEnumerable<OrderFact> facts) => facts
        .GroupBy(fact => fact.PlacedAt.Minute)
        .OrderBy(minute => minute.Key)
        .Where(minute => minute.Sum(SignOf) > 0)
        .Select(minute => $"09:{minute.Key:d2}: {minute.Sum(SignOf)} {string.Join(' ', Amounts(minute))}");

    private static IEnumerable<string> Amounts(IEnumerable<OrderFact> facts) => facts
        .GroupBy(fact => fact.Total.Currency, fact => SignOf(fact) * fact.Total.Amount)
        .Where(currency => currency.Sum() > 0)
        .OrderBy(currency => currency.Key, StringComparer.Ordinal)
        .Select(currency => $"{currency.Sum()}{currency.Key}");

    private static int SignOf(OrderFact fact) => fact.Type switch
    {
        "order-placed.v1" => 1,
        "order-cancelled.v1" => -1,
        _ => 0,
    };
}
