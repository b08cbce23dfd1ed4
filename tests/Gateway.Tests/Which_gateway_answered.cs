using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Which_gateway_answered
{
    private const string Header = "X-Gateway-Id";

    [Fact]
    public async Task is_in_every_answer_and_tells_nothing_of_the_machine()
    {
        await using var shop = await ShopFixture.Start();
        await using var other = await ShopFixture.Start();

        var answered = await Id(shop, "/products");

        Assert.Equal([answered, answered, answered], [await Id(shop, "/products"), await Id(shop, "/no/such/route"), await Id(shop, "/health/live")]);
        Assert.NotEqual(answered, await Id(other, "/products"));
        Assert.Matches("^[0-9a-f]{32}$", answered);
    }

    [Fact]
    public async Task is_not_what_a_part_says()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.Headers[Header] = "order";
            return Task.CompletedTask;
        };

        Assert.NotEqual("order", await Id(shop, $"/orders/{Guid.Empty}/events"));
    }

    private static async Task<string> Id(ShopFixture shop, string path)
    {
        using var answer = await shop.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return Assert.Single(answer.Headers.GetValues(Header));
    }
}
