namespace Shop.Embedded.Demo;

/// <summary>The leaderboard's word on one product.</summary>
internal static class Sold
{
    /// <summary>0 when the product is not on it.</summary>
    public static async Task<long> Of(DemoRun run, string productId)
    {
        var top = await run.Client.Get("/analytics/top-products?limit=100");
        return top.Items?.FirstOrDefault(item => (string?)item!["productId"] == productId)?["quantity"]?.GetValue<long>() ?? 0;
    }
}
