using Shop.QueryService.Customers;
using Shop.QueryService.Orders;
using Shop.QueryService.Products;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Documents;

/// <summary>For adapters that must know whose checkpoints there should be.</summary>
public static class ReadModelNames
{
    private static readonly IReadOnlyList<IReadModel> All = [new OrdersReadModel(), new CustomersReadModel(), new ProductsReadModel()];

    public static IReadOnlyList<string> Consuming(string topic) =>
        [.. All.Where(model => model.Topic.Name == topic).Select(model => model.Name)];
}
