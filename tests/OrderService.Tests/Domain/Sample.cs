using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Tests.Domain;

internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Evening = Noon.AddHours(6);
    public static readonly Guid OrderId = new("019b9d5a-0000-7000-8000-000000000001");

    public static readonly Address Home = new("Ada", "1 Loop Road", "10115", "Berlin", "DE");
    public static readonly Address Office = Home with { Street = "2 Branch Street" };
    public static readonly Shipment Parcel = new("Post", "T-1");

    public static readonly OrderDetails Details = new(
        OrderId, "customer-1", "ada@example.org", [new("tea", "Tea", 2, Euro(1250))], Euro(2500), Home, Noon);

    public static readonly OrderEvent Placed = new OrderEvent.Placed(Details);
    public static readonly OrderEvent Shipped = new OrderEvent.Shipped(Details, Parcel, Evening);
    public static readonly OrderEvent Cancelled = new OrderEvent.Cancelled(Details, "too late", Evening);

    public static readonly Product.Registered Tea = new("tea", "Tea", Euro(1250));
    public static readonly ProductEvent TeaRegistered = new ProductEvent.Registered(Tea, Noon);

    public static Money Euro(long amount) => new(amount, "EUR");

    public static IReadOnlyDictionary<string, Product.Registered> Catalogue(params Product.Registered[] products) =>
        products.ToDictionary(product => product.ProductId);
}
