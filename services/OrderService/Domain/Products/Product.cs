using System.Text.Json.Serialization;

namespace Shop.OrderService.Domain.Products;

[JsonDerivedType(typeof(Missing), "missing")]
[JsonDerivedType(typeof(Registered), "registered")]
internal abstract record Product
{
    private Product()
    {
    }

    internal sealed record Missing : Product;

    internal sealed record Registered(string ProductId, string Name, Money Price) : Product;
}
