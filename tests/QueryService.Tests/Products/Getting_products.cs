using System.Net;
using System.Text.Json.Nodes;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Products;

public sealed class Getting_products : IAsyncLifetime
{
    private readonly Story _story = new();
    private readonly TestStore _store = new();
    private QueryApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await QueryApp.StartApi(_store);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task answers_one_with_its_version()
    {
        await _store.Project(_story.Registered("mug"), _story.Changed("mug", 990));
        using var response = await _app.Get("/products/mug");
        Assert.Equal("\"2\"", response.Headers.ETag?.Tag);
        var product = await response.Json();
        var expected = """{"productId":"mug","name":"The mug","price":{"amount":990,"currency":"EUR"},"version":2}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), product), product.ToJsonString());
    }

    [Fact]
    public async Task answers_304_to_who_has_this_version()
    {
        await _store.Project(_story.Registered("mug"));
        using var response = await _app.Get("/products/mug", ("If-None-Match", "\"1\""));
        Assert.Equal((HttpStatusCode.NotModified, "\"1\""), (response.StatusCode, response.Headers.ETag?.Tag));
    }

    [Fact]
    public async Task does_not_find_an_unknown_one()
    {
        using var response = await _app.Get("/products/cup");
        await response.MustBe(HttpStatusCode.NotFound, "product-not-found");
    }

    [Fact]
    public async Task refuses_an_ill_formed_id()
    {
        using var response = await _app.Get("/products/.mug");
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", "productId");
    }

    [Fact]
    public async Task lists_them_by_id_page_by_page()
    {
        string[] ids = ["A", "B.1", "a", "a-1", "a.1", "a1", "b"];
        await _store.Project([.. ids.Reverse().Select(id => _story.Registered(id))]);
        var (read, next) = (new List<string>(), "");
        do
        {
            var page = await _app.GetJson($"/products?limit=3{next}");
            read.AddRange(page["items"]!.AsArray().Select(product => (string)product!["productId"]!));
            next = page["next"] is { } cursor ? $"&after={cursor}" : null;
        }
        while (next is not null);
        Assert.Equal(ids, read);
    }

    [Fact]
    public async Task lists_none_when_there_are_none() =>
        Assert.Equal("""{"items":[]}""", (await _app.GetJson("/products")).ToJsonString());

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1000", "limit")]
    [InlineData("?after=mug", "after")]
    [InlineData("?after=a&after=b", "after")]
    [InlineData("?limit=1&limit=1", "limit")]
    public async Task refuses_an_ill_formed_query(string query, string path)
    {
        using var response = await _app.Get("/products" + query);
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", path);
    }
}
