using System.Text.Json;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>What a test needs to have happened before it starts.</summary>
internal static class Steps
{
    public static async Task Register(this ShopUnderTest shop, string productId = "tea", long amount = 1250, string currency = "EUR") =>
        Assert.InRange((await shop.Put($"/products/{productId}", Bodies.Product(amount, currency))).Status, 200, 201);

    /// <summary>The path of a new order of two teas at 12.50.</summary>
    public static async Task<string> PlaceOrder(this ShopUnderTest shop, string customerId = "customer-1")
    {
        await shop.Register();
        var answer = await shop.Post("/orders", Bodies.Order(customerId));
        Assert.Equal(201, answer.Status);
        return answer.Headers["Location"];
    }

    public static async Task<string> PlaceAndShip(this ShopUnderTest shop)
    {
        var order = await shop.PlaceOrder();
        Assert.Equal(200, (await shop.Post($"{order}/shipment", Bodies.Shipment)).Status);
        return order;
    }

    public static async Task<string> PlaceAndCancel(this ShopUnderTest shop)
    {
        var order = await shop.PlaceOrder();
        Assert.Equal(200, (await shop.Delete($"{order}?reason=too%20late")).Status);
        return order;
    }

    public static string IdOf(string orderPath) => orderPath["/orders/".Length..];

    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString()!;

    public static long Number(this JsonElement json, string member) => json.GetProperty(member).GetInt64();
}
