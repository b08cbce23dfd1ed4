using System.Diagnostics;

namespace Shop.OrderService.Domain.Products;

/// <summary>The rules of the catalogue. A product keeps its currency for ever: orders and reports add up its prices.</summary>
internal static class ProductDecider
{
    public static Decision<ProductEvent> Register(Product product, Product.Registered wanted, DateTimeOffset at) => product switch
    {
        Product.Missing => new ProductEvent.Registered(wanted, at),
        Product.Registered registered => Change(registered, wanted, at),
        _ => throw Unknown(product),
    };

    public static Decision<ProductEvent> ChangePrice(Product product, Money price, DateTimeOffset at) => product switch
    {
        Product.Registered registered => Change(registered, registered with { Price = price }, at),
        Product.Missing => (Rejection)Reason.ProductNotFound,
        _ => throw Unknown(product),
    };

    private static Decision<ProductEvent> Change(Product.Registered present, Product.Registered wanted, DateTimeOffset at)
    {
        if (present.Price.Currency != wanted.Price.Currency)
        {
            return new Rejection(Reason.OtherCurrency, present.Price.Currency);
        }

        return present == wanted ? Decision<ProductEvent>.Nothing : new ProductEvent.Changed(wanted, at);
    }

    private static UnreachableException Unknown(Product product) => new($"Unknown state {product.GetType().Name}.");
}
