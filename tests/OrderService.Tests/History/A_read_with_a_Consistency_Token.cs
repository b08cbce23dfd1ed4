using System.Buffers.Text;
using System.Text;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.History;

public sealed class A_read_with_a_Consistency_Token(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private const string Header = "Consistency-Token";

    private static readonly string Zero = new('0', 40);

    private static readonly string[] Malformed =
    [
        "", "x", "1", "====", "a b", "not-a-token", Of("1", "orders.v1", "c"), Of("2", "orders.v1", "c", Zero), Of("1", "unknown.v1", "c", Zero),
        Of("1", "orders.v1", "", Zero), Of("1", "orders.v1", "c", Zero[1..]), Of("1", "orders.v1", "c", Zero + "0"), Of("1", "orders.v1", "c", new string('A', 40)),
        Of("1", "orders.v1", "c", Zero, ""), $"{Of("1", "orders.v1", "c", Zero)}=", $"{Of("1", "orders.v1", "c", Zero)}, {Of("1", "orders.v1", "c", Zero)}",
        new string('A', 600), new string('A', 8_000),
    ];

    public static TheoryData<string, string> Cases => new(
        from path in new[] { "events", "state" } from token in Malformed select (path, token));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task is_refused_when_the_token_is_malformed(string path, string token) =>
        given.Shop.Refuses(400, "invalid-request", () => given.Shop.Get($"{given.Order}/{path}", (Header, token)), Header);

    [Theory]
    [InlineData("events")]
    [InlineData("state")]
    public async Task sees_what_the_token_is_of(string path)
    {
        var placed = await given.Shop.Post("/orders", Bodies.Order());

        Assert.Equal(200, (await given.Shop.Get($"{placed.Headers["Location"]}/{path}", (Header, placed.Token!))).Status);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("state")]
    public async Task ignores_a_token_that_is_for_other_data(string path)
    {
        var other = await given.Shop.Put("/products/tea", Bodies.Product());
        var future = Of("1", "orders.v1", "another-customer", $"0{new string('f', 39)}");

        Assert.Equal(200, (await given.Shop.Get($"{given.Order}/{path}", (Header, other.Token!))).Status);
        Assert.Equal(200, (await given.Shop.Get($"{given.Order}/{path}", (Header, future))).Status);
    }

    private static string Of(params string[] parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
}
