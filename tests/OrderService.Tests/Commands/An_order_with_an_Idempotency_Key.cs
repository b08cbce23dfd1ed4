using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class An_order_with_an_Idempotency_Key(ShopUnderTest shop) : IClassFixture<ShopUnderTest>
{
    private const string Header = "Idempotency-Key";

    private const string Body =
        """{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"tea","quantity":2}],"shippingAddress":null}""";

    public static TheoryData<string> SameBodies =>
    [
        Body,
        """{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"tea","quantity":2}]}""",
        """{"lines":[{"quantity":2,"productId":"tea"}],"email":"a@b.org","customerId":"c-1"}""",
        """
        {
            "email" : "a@b.org",
            "lines" : [ { "productId" : "t\u0065a", "quantity" : 2 } ],
            "customerId" : "c-1"
        }
        """,
    ];

    public static TheoryData<string> OtherBodies =>
    [
        """{"customerId":"c-1","email":"x@b.org","lines":[{"productId":"tea","quantity":2}]}""",
        """{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"tea","quantity":3}]}""",
        """{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"cup","quantity":2}]}""",
        """{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"unknown","quantity":2}]}""",
        """{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"tea","quantity":2},{"productId":"cup","quantity":2}]}""",
        $$"""{"customerId":"c-1","email":"a@b.org","lines":[{"productId":"tea","quantity":2}],"shippingAddress":{{Bodies.Home}}}""",
    ];

    [Theory]
    [MemberData(nameof(SameBodies))]
    public async Task is_answered_again_in_the_same_way(string again)
    {
        await shop.Register();
        var key = NextKey();
        var first = await shop.Post("/orders", Body, (Header, key));
        first.HasVersion(201, 1);
        var rows = shop.File.Rows();

        Same(first, await shop.Post("/orders", again, (Header, key)));
        Assert.Equal(rows, shop.File.Rows());
    }

    [Fact]
    public async Task is_answered_again_as_it_was_whatever_has_become_of_it()
    {
        await shop.Register();
        var key = NextKey();
        var first = await shop.Post("/orders", Body, (Header, key));
        await shop.Put("/products/tea/price", Bodies.Price(1));
        await shop.Delete(first.Headers["Location"]);

        Same(first, await shop.Post("/orders", Body, (Header, key)));
    }

    [Theory]
    [MemberData(nameof(OtherBodies))]
    public async Task is_refused_with_another_body(string other)
    {
        await shop.Register();
        await shop.Register("cup");
        var key = NextKey();
        (await shop.Post("/orders", Body, (Header, key))).HasVersion(201, 1);

        await shop.Refuses(422, "idempotency-key-reused", () => shop.Post("/orders", other, (Header, key)));
    }

    [Fact]
    public async Task is_another_order_for_another_customer()
    {
        await shop.Register();
        var key = NextKey();
        var first = await shop.Post("/orders", Bodies.Order("c-1"), (Header, key));
        var second = await shop.Post("/orders", Bodies.Order("c-2"), (Header, key));

        second.HasVersion(201, 1);
        Assert.NotEqual(first.Headers["Location"], second.Headers["Location"]);
    }

    [Fact]
    public async Task is_another_order_under_another_key()
    {
        await shop.Register();
        var first = await shop.Post("/orders", Body, (Header, NextKey()));

        Assert.NotEqual(first.Headers["Location"], (await shop.Post("/orders", Body, (Header, NextKey()))).Headers["Location"]);
    }

    [Fact]
    public async Task is_placed_once_by_sixteen_repeats_at_the_same_time()
    {
        await shop.Register();
        for (var round = 0; round < 5; round++)
        {
            var key = NextKey();
            var before = shop.File.Rows();
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => shop.Post("/orders", Body, (Header, key))));

            answers[0].HasVersion(201, 1);
            Assert.All(answers, answer => Same(answers[0], answer));
            Assert.Equal(before + 2, shop.File.Rows());
        }
    }

    [Fact]
    public async Task would_be_placed_more_than_once_if_the_key_were_no_part_of_the_append()
    {
        await using var forgetful = new ShopUnderTest(stores => stores with { Log = new FaultyLog(stores.Log) { DropsKeys = true } });
        await forgetful.InitializeAsync();
        await forgetful.Register();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => forgetful.Post("/orders", Body, (Header, "key"))));

        Assert.NotEqual(1, answers.Select(answer => answer.Headers["Location"]).Distinct().Count());
    }

    [Fact]
    public async Task of_sixteen_different_ones_at_the_same_time_is_placed_for_one()
    {
        await shop.Register();
        var key = NextKey();
        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(
            quantity => shop.Post("/orders", Bodies.Order("c-1", ("tea", quantity)), (Header, key))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(422, "idempotency-key-reused"));
    }

    [Fact]
    public async Task is_remembered_only_when_it_was_placed()
    {
        var key = NextKey();
        var product = $"soon-{key}";
        await shop.Refuses(422, "unknown-product", () => shop.Post("/orders", Bodies.Order("c-1", (product, 1)), (Header, key)));
        await shop.Refuses(400, "invalid-request", () => shop.Post("/orders", Bodies.Order("c-1", (product, 0)), (Header, key)));
        await shop.Register(product);

        (await shop.Post("/orders", Bodies.Order("c-1", (product, 2)), (Header, key))).HasVersion(201, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("\"a\"")]
    [InlineData("a,b")]
    [InlineData("a/b")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task is_refused_when_the_key_is_ill_formed(string key)
    {
        await shop.Register();
        await shop.Refuses(400, "invalid-request", () => shop.Post("/orders", Body, (Header, key)), Header);
    }

    [Fact]
    public async Task may_have_a_key_of_64_characters()
    {
        await shop.Register();
        var key = new string('k', 64);

        Same(await shop.Post("/orders", Body, (Header, key)), await shop.Post("/orders", Body, (Header, key)));
    }

    private static void Same(Answer first, Answer again) => Assert.Equal(
        (201, first.Text, first.Token, first.ETag, first.Headers["Location"]),
        (again.Status, again.Text, again.Token, again.ETag, again.Headers["Location"]));

    private string NextKey() => $"key-{shop.File.Rows()}";
}
