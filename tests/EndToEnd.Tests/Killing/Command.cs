using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>What a client asks for. It can be sent again, to another run of the shop, as the same request.</summary>
internal sealed record Command(string Name, Func<Client, Task<Reply>> Send)
{
    /// <param name="key">Of idempotency, and part of the mail address: the log then says which request made which order.</param>
    public static Command Place(string customer, string key, params (string Product, int Quantity)[] lines)
    {
        var body = new
        {
            customerId = customer,
            email = EmailOf(key),
            lines = lines.Select(line => new { productId = line.Product, quantity = line.Quantity }),
        };
        return new("place", client => client.Post("/orders", body, key));
    }

    public static string EmailOf(string key) => $"{key}@example.com";

    public static Command Ship(Guid order, string number) =>
        new("ship", client => client.Post($"/orders/{order}/shipment", new { carrier = "Post", trackingNumber = number }));

    public static Command Move(Guid order, string street) =>
        new("move", client => client.Put($"/orders/{order}/shipping-address", Client.Address(street)));

    public static Command Cancel(Guid order, string reason) =>
        new("cancel", client => client.Delete($"/orders/{order}?reason={Uri.EscapeDataString(reason)}"));

    public static Command Price(string product, int amount) =>
        new("price", client => client.Put($"/products/{product}/price", new { price = new { amount, currency = "EUR" } }));
}
