namespace Shop.OrderService.Tests.Fixture;

/// <summary>A command that has a body, and a body that it accepts.</summary>
/// <param name="Path">May hold <c>{order}</c>, the path of an open order.</param>
internal sealed record Command(string Name, string Method, string Path, string Body)
{
    public static readonly IReadOnlyList<Command> All =
    [
        new("register a product", "PUT", "/products/coffee", Bodies.Product()),
        new("change a price", "PUT", "/products/tea/price", Bodies.Price(7)),
        new("place an order", "POST", "/orders",
            $$"""{"customerId":"c","email":"a@b.org","lines":[{"productId":"tea","quantity":1}],"shippingAddress":{{Bodies.Home}}}"""),
        new("change an address", "PUT", "{order}/shipping-address", Bodies.Office),
        new("ship an order", "POST", "{order}/shipment", Bodies.Shipment),
    ];

    public static TheoryData<string> Names => [.. All.Select(command => command.Name)];

    public static Command Of(string name) => All.Single(command => command.Name == name);

    public Task<Answer> Send(ShopWithAnOrder given, string body) => Send(given, Requests.Json(body));

    public Task<Answer> Send(ShopWithAnOrder given, HttpContent? content, params (string Name, string Value)[] headers) =>
        given.Shop.Send(Method, Path.Replace("{order}", given.Order, StringComparison.Ordinal), content, headers);
}
