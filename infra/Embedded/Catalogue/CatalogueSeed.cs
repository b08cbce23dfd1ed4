using Shop.EventStore.Log;

namespace Shop.Embedded.Catalogue;

/// <summary>A dozen products, so that the first order can be placed at once. Entered through the API, as anyone would.</summary>
internal static class CatalogueSeed
{
    private static readonly (string Id, string Name, long Cents)[] Products =
    [
        ("espresso-machine", "Espresso machine", 34_900),
        ("burr-grinder", "Burr grinder", 12_950),
        ("pour-over", "Pour-over dripper", 2_450),
        ("paper-filters", "Paper filters, 100 pieces", 690),
        ("milk-jug", "Milk jug, 350 ml", 1_890),
        ("tamper", "Tamper, 58 mm", 2_990),
        ("scale", "Brewing scale", 3_990),
        ("kettle", "Gooseneck kettle", 6_490),
        ("mug", "Stoneware mug", 1_250),
        ("beans-house", "House blend, 1 kg", 1_990),
        ("beans-ethiopia", "Ethiopia Yirgacheffe, 250 g", 1_150),
        ("beans-decaf", "Decaf, 250 g", 990),
    ];

    /// <summary>
    /// Those that the log does not have: a price that was changed since stays changed, and what a crash cut off is completed.
    /// </summary>
    public static async Task Enter(Uri orderService, IEventLog log, CancellationToken cancellationToken)
    {
        var known = await log.ReadLast([.. Products.Select(product => StreamOf(product.Id))], cancellationToken);
        using var client = new HttpClient { BaseAddress = orderService };
        foreach (var (id, name, cents) in Products.Where(product => !known.ContainsKey(StreamOf(product.Id))))
        {
            var body = new { name, price = new { amount = cents, currency = "EUR" } };
            using var answer = await client.PutAsJsonAsync(new Uri($"/products/{id}", UriKind.Relative), body, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
    }

    // As OrderService names it in the log.
    private static string StreamOf(string productId) => $"product-{productId}";
}
