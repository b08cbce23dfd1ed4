using System.Net;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Orders;

public sealed class Listing_a_customers_orders : IAsyncLifetime
{
    private const string Path = "/customers/customer-1/orders";
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
    public async Task begins_with_the_newest_and_orders_equal_times_by_id()
    {
        await PlaceFive();
        Assert.Equal([5, 4, 3, 2, 1], await Page(""));
    }

    [Fact]
    public async Task holds_the_customers_own_orders_only()
    {
        await PlaceFive();
        await _store.Project(_story.Placed(9, "customer-2"));
        Assert.DoesNotContain(9, await Page(""));
    }

    [Fact]
    public async Task goes_on_page_by_page_without_repeat_or_loss()
    {
        await PlaceFive();
        var (numbers, next) = (new List<int>(), "");
        do
        {
            var page = await _app.GetJson($"{Path}?limit=2{next}");
            numbers.AddRange(page["items"]!.AsArray().Select(NumberOf));
            next = page["next"] is { } cursor ? $"&after={cursor}" : null;
        }
        while (next is not null);
        Assert.Equal([5, 4, 3, 2, 1], numbers);
    }

    [Fact]
    public async Task has_no_next_when_the_last_page_is_just_full()
    {
        await PlaceFive();
        Assert.Null((await _app.GetJson($"{Path}?limit=5"))["next"]);
    }

    [Fact]
    public async Task has_twenty_a_page_by_default()
    {
        await _store.Project([.. Enumerable.Range(1, 21).Select(number => _story.Placed(number))]);
        Assert.Equal(20, (await Page("")).Count);
    }

    [Fact]
    public async Task does_not_find_a_customer_who_never_ordered()
    {
        using var response = await _app.Get("/customers/nobody/orders");
        await response.MustBe(HttpStatusCode.NotFound, "customer-not-found");
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?limit=", "limit")]
    [InlineData("?limit=1&limit=2", "limit")]
    [InlineData("?limit=+5", "limit")]
    [InlineData("?after=", "after")]
    [InlineData("?after=abc", "after")]
    [InlineData("?after=abc&after=abc", "after")]
    public async Task refuses_an_ill_formed_query(string query, string path)
    {
        using var response = await _app.Get(Path + query);
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", path);
    }

    [Fact]
    public async Task refuses_the_cursor_of_another_customer()
    {
        await PlaceFive();
        var cursor = (await _app.GetJson($"{Path}?limit=2"))["next"];
        using var response = await _app.Get($"/customers/customer-2/orders?after={cursor}");
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", "after");
    }

    [Fact]
    public async Task refuses_an_ill_formed_id()
    {
        using var response = await _app.Get("/customers/-/orders");
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", "customerId");
    }

    private static int NumberOf(System.Text.Json.Nodes.JsonNode? order) => int.Parse(((string)order!["orderId"]!)[^4..], null);

    private async Task<List<int>> Page(string query) => [.. (await _app.GetJson(Path + query))["items"]!.AsArray().Select(NumberOf)];

    /// <summary>The fifth before the fourth, at one time: their ids decide.</summary>
    private async Task PlaceFive()
    {
        foreach (var number in new[] { 1, 2, 3 })
        {
            await _store.Project(_story.Placed(number));
            _story.Now = _story.Now.AddMilliseconds(1);
        }

        await _store.Project(_story.Placed(5));
        await _store.Project(_story.Placed(4));
    }
}
