using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

/// <summary>Every command that changes something that is there, at version 2.</summary>
public sealed class A_command_with_If_Match(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    private static readonly string[] Commands =
        ["PUT product", "PUT product/price", "PUT order/shipping-address", "POST order/shipment", "DELETE order"];

    private static readonly string[] Matching = ["\"2\"", "*", "\"1\", \"2\"", "\"2\",\"3\"", "W/\"1\", \"2\"", "\"x\" , \"2\""];

    private static readonly string[] Stale = ["\"1\"", "\"3\"", "\"0\"", "\"\"", "\"02\"", "\"2 \"", "\"x\"", "W/\"2\"", "\"1\", \"3\""];

    private static readonly string[] Malformed = ["", "2", "\"2", "2\"", "'2'", "abc", "\"1\" \"2\"", ",", "W/2", "\"1\", 2"];

    public static TheoryData<string, string> MatchingCases => Cases(Matching);

    public static TheoryData<string, string> StaleCases => Cases(Stale);

    public static TheoryData<string, string> MalformedCases => Cases(Malformed);

    [Theory]
    [MemberData(nameof(MatchingCases))]
    public async Task is_done_when_the_version_matches(string command, string header)
    {
        var path = await AtVersion2(command);

        (await Send(command, path, 3, header)).HasVersion(200, 3);
    }

    [Theory]
    [MemberData(nameof(StaleCases))]
    public async Task is_refused_with_412_when_the_version_is_another(string command, string header)
    {
        var path = await AtVersion2(command);
        await shop.Refuses(412, "stale-version", () => Send(command, path, 3, header));
    }

    [Theory]
    [MemberData(nameof(MalformedCases))]
    public async Task is_refused_with_400_when_the_header_is_malformed(string command, string header)
    {
        var path = await AtVersion2(command);
        await shop.Refuses(400, "invalid-request", () => Send(command, path, 3, header), "If-Match");
    }

    [Theory]
    [InlineData("PUT product")]
    [InlineData("PUT product/price")]
    [InlineData("PUT order/shipping-address")]
    public async Task is_refused_with_412_even_when_nothing_would_change(string command)
    {
        var path = await AtVersion2(command);
        await shop.Refuses(412, "stale-version", () => Send(command, path, 2, "\"1\""));

        (await Send(command, path, 2, "\"2\"")).HasVersion(200, 2);
    }

    [Fact]
    public async Task is_refused_with_412_before_anything_else_that_the_client_could_not_know()
    {
        var order = await shop.PlaceAndShip();
        await shop.Refuses(412, "stale-version", () => shop.Delete(order, ("If-Match", "\"1\"")));
        await shop.Refuses(409, "already-shipped", () => shop.Delete(order, ("If-Match", "\"2\"")));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("*")]
    public async Task registers_no_product_that_is_not_there(string header) => await shop.Refuses(
        412, "stale-version", () => shop.Put("/products/not-there", Bodies.Product(), ("If-Match", header)));

    [Fact]
    public async Task is_refused_with_404_where_there_is_nothing_at_all()
    {
        await shop.Refuses(404, "order-not-found", () => shop.Delete("/orders/unknown", ("If-Match", "\"1\"")));
        await shop.Refuses(404, "product-not-found", () => shop.Put("/products/unknown/price", Bodies.Price(1), ("If-Match", "*")));
    }

    [Fact]
    public async Task is_done_for_one_of_sixteen_clients_that_saw_the_same_version()
    {
        var order = await shop.PlaceOrder();
        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(number =>
            shop.Put($"{order}/shipping-address", Bodies.Address(number), ("If-Match", "\"1\""))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(412, "stale-version"));
        Assert.Equal(2, shop.File.EventsOf($"order-{Steps.IdOf(order)}"));
    }

    private static TheoryData<string, string> Cases(string[] headers) => new(
        from command in Commands from header in headers select (command, header));

    private async Task<string> AtVersion2(string command)
    {
        var path = command.Contains("product", StringComparison.Ordinal)
            ? $"/products/p-{shop.File.Rows()}"
            : await shop.PlaceOrder();
        if (path.StartsWith("/products", StringComparison.Ordinal))
        {
            (await shop.Put(path, Bodies.Product(1))).HasVersion(201, 1);
            (await shop.Put(path, Bodies.Product(2))).HasVersion(200, 2);
        }
        else
        {
            (await shop.Put($"{path}/shipping-address", Bodies.Address(2))).HasVersion(200, 2);
        }

        return path;
    }

    /// <param name="number">What to change to: 2 is what it is.</param>
    private Task<Answer> Send(string command, string path, int number, string header) => command switch
    {
        "PUT product" => shop.Put(path, Bodies.Product(number), ("If-Match", header)),
        "PUT product/price" => shop.Put($"{path}/price", Bodies.Price(number), ("If-Match", header)),
        "PUT order/shipping-address" => shop.Put($"{path}/shipping-address", Bodies.Address(number), ("If-Match", header)),
        "POST order/shipment" => shop.Post($"{path}/shipment", Bodies.Shipment, ("If-Match", header)),
        _ => shop.Delete(path, ("If-Match", header)),
    };
}
