using Shop.QueryService.Customers;
using Shop.QueryService.Orders;
using Shop.QueryService.Products;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Documents;

/// <summary>For adapters that must know which read models there are, and whose checkpoints there should be.</summary>
public static class ReadModelNames
{
    private static readonly IReadOnlyList<IReadModel> Models = [new OrdersReadModel(), new CustomersReadModel(), new ProductsReadModel()];

    public static IReadOnlyList<string> All { get; } = [.. Models.Select(model => model.Name)];

    public static IReadOnlyList<string> Consuming(string topic) =>
        [.. Models.Where(model => model.Topic.Name == topic).Select(model => model.Name)];
}
