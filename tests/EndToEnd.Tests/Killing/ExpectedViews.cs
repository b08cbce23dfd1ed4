using System.Globalization;
using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>Every whole answer that the read side must give, by path, computed from the replayed orders and products.</summary>
internal static class ExpectedViews
{
    public const string TopProducts = "/analytics/top-products?limit=100";

    // Small pages: the lists are put together from several.
    private const int Limit = 20;

    public static IEnumerable<(string Path, JsonNode Document)> Of(ShopReplay shop)
    {
        var orders = shop.Orders.ToList();
        var counted = orders.Where(order => Status(order) != "cancelled").ToList();
        var byCustomer = orders.GroupBy(order => order["customerId"]!.GetValue<string>()).ToList();
        return
        [
            .. orders.Select(order => ($"/orders/{order["orderId"]}", (JsonNode)order)),
            .. byCustomer.Select(customer => ($"/customers/{customer.Key}", (JsonNode)Customer(customer.Key, [.. customer]))),
            .. byCustomer.Select(customer => ($"/customers/{customer.Key}/orders?limit={Limit}", (JsonNode)Items(NewestFirst(customer)))),
            .. shop.Products.Select(product => ($"/products/{product["productId"]}", (JsonNode)product)),
            ($"/products?limit={Limit}", Items(shop.Products.OrderBy(product => $"{product["productId"]}", StringComparer.Ordinal))),
            (TopProducts, Items(MostSoldFirst(counted))),
            SalesOf(orders, counted),
        ];
    }

    private static string Status(JsonNode order) => order["status"]!.GetValue<string>();

    private static JsonObject Customer(string id, IReadOnlyList<JsonObject> orders)
    {
        var counted = orders.Where(order => Status(order) != "cancelled").ToList();
        return new JsonObject
        {
            ["customerId"] = id,
            ["itemsOwned"] = counted.Sum(order => order["lines"]!.AsArray().Sum(line => line!.Number("quantity"))),
            ["orders"] = new JsonObject(new[] { "placed", "shipped", "cancelled" }.Select(status =>
                KeyValuePair.Create<string, JsonNode?>(status, orders.Count(order => Status(order) == status)))),
            ["spent"] = Sums(counted),
        };
    }

    private static IEnumerable<JsonObject> NewestFirst(IEnumerable<JsonObject> orders) =>
        orders.OrderByDescending(order => $"{order["placedAt"]}/{order["orderId"]}", StringComparer.Ordinal);

    private static IEnumerable<JsonObject> MostSoldFirst(IEnumerable<JsonObject> counted) => counted
        .SelectMany(order => order["lines"]!.AsArray())
        .GroupBy(line => line!["productId"]!.GetValue<string>(), line => line!.Number("quantity"))
        .Select(product => new JsonObject { ["productId"] = product.Key, ["quantity"] = product.Sum() })
        .OrderByDescending(product => product.Number("quantity")).ThenBy(product => $"{product["productId"]}", StringComparer.Ordinal);

    private static (string Path, JsonNode Document) SalesOf(IReadOnlyList<JsonObject> orders, IEnumerable<JsonObject> counted)
    {
        var times = orders.Select(order => order["placedAt"]!.GetValue<string>()).Order(StringComparer.Ordinal).ToList();
        var end = DateTimeOffset.Parse(times[^1], CultureInfo.InvariantCulture).AddMilliseconds(1);
        var minutes = counted
            .GroupBy(order => $"{order["placedAt"]!.GetValue<string>()[..16]}:00.000Z")
            .OrderBy(minute => minute.Key, StringComparer.Ordinal)
            .Select(minute => new JsonObject { ["minute"] = minute.Key, ["orders"] = minute.Count(), ["amount"] = Sums(minute) });
        return (
            $"/analytics/sales?from={times[0]}&to={end:yyyy-MM-ddTHH:mm:ss.fffZ}",
            new JsonObject { ["minutes"] = new JsonArray([.. minutes]) });
    }

    /// <summary>All prices of this test are in one currency.</summary>
    private static JsonArray Sums(IEnumerable<JsonObject> orders)
    {
        var amount = orders.Sum(order => order["total"]!.Number("amount"));
        return amount == 0 ? [] : [new JsonObject { ["amount"] = amount, ["currency"] = "EUR" }];
    }

    private static JsonObject Items(IEnumerable<JsonObject> items) =>
        new() { ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]) };
}
