using System.Net;
using System.Text.Json.Nodes;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Customers;

public sealed class Getting_a_customer : IAsyncLifetime
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
    public async Task answers_what_they_own_and_have_spent()
    {
        await _store.Project(
            _story.Placed(1, lines: [Story.Line(2, 100), Story.Line(3, 10, product: "pen")]),
            _story.Placed(2, lines: Story.Line(1, 7, "USD")),
            _story.Shipped(2, lines: Story.Line(1, 7, "USD")),
            _story.Placed(3),
            _story.Cancelled(3));
        var customer = await _app.GetJson("/customers/customer-1");
        var expected = """
            {"customerId":"customer-1","itemsOwned":6,"orders":{"placed":1,"shipped":1,"cancelled":1},
             "spent":[{"amount":230,"currency":"EUR"},{"amount":7,"currency":"USD"}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), customer), customer.ToJsonString());
    }

    [Fact]
    public async Task answers_one_whose_orders_are_all_cancelled()
    {
        await _store.Project(_story.Placed(1), _story.Cancelled(1));
        var customer = await _app.GetJson("/customers/customer-1");
        Assert.Equal((0, 0), ((int?)customer["itemsOwned"], customer["spent"]!.AsArray().Count));
    }

    [Fact]
    public async Task does_not_find_one_who_never_ordered()
    {
        using var response = await _app.Get("/customers/nobody");
        await response.MustBe(HttpStatusCode.NotFound, "customer-not-found");
    }

    [Fact]
    public async Task refuses_an_ill_formed_id()
    {
        using var response = await _app.Get("/customers/a!");
        await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", "customerId");
    }
}
