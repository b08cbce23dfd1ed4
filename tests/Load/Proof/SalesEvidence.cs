using System.Text.Json.Nodes;

namespace Shop.Load.Proof;

/// <summary>What AnalyticsService counted of the load's own product. Each order has one piece of it, and a cancelled one is taken out.</summary>
public static class SalesEvidence
{
    /// <summary>The products that sold most: as many as one answer holds.</summary>
    private const string Path = "/analytics/top-products?limit=100";

    public static async Task<Finding> Of(Uri gateway, string load, IReadOnlyCollection<LoggedEvent> events)
    {
        using var client = new GatewayClient(gateway);
        return Of(load, events, await client.Get(Path));
    }

    /// <param name="topProducts">The gateway's answer.</param>
    public static Finding Of(string load, IReadOnlyCollection<LoggedEvent> events, Reply topProducts)
    {
        var expected = events.Count(@event => @event.Type == "order-placed") - events.Count(@event => @event.Type == "order-cancelled");
        var sold = topProducts.IsSuccess ? Sold(OrderFlow.ProductOf(load), topProducts.Text) : 0;
        return new Finding(
            "every order that stands is in the leaderboard, once",
            topProducts.IsSuccess && sold == expected,
            topProducts.IsSuccess ? $"{sold} pieces of {expected}" : $"no answer: {topProducts.Why}");
    }

    private static long Sold(string productId, string text) => JsonNode.Parse(text)!["items"]!.AsArray()
        .Where(item => (string?)item!["productId"] == productId)
        .Sum(item => (long)item!["quantity"]!);
}
