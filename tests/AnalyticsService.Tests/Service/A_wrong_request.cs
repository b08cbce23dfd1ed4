using System.Net;
using System.Text.Json;
using Shop.Contracts;

namespace Shop.AnalyticsService.Tests.Service;

public sealed class A_wrong_request(A_wrong_request.Running running) : IClassFixture<A_wrong_request.Running>
{
    private const string From = "from=2026-01-08T09:00:00.000Z";
    private const string To = "to=2026-01-08T10:00:00.000Z";
    private const string Token = "Consistency-Token";

    public static TheoryData<string, string?, string[]> Requests { get; } = new()
    {
        { "/analytics/top-products?limit=0", null, ["limit"] },
        { "/analytics/top-products?limit=101", null, ["limit"] },
        { "/analytics/top-products?limit=-1", null, ["limit"] },
        { "/analytics/top-products?limit=ten", null, ["limit"] },
        { "/analytics/top-products?limit=1.5", null, ["limit"] },
        { "/analytics/top-products?limit=", null, ["limit"] },
        { "/analytics/top-products?limit=5&limit=5", null, ["limit"] },
        { "/analytics/top-products?limit=99999999999999999999", null, ["limit"] },
        { "/analytics/top-products", "not a token", [Token] },
        { "/analytics/top-products", "", [Token] },
        { "/analytics/top-products?limit=0", "bad", ["limit", Token] },
        { "/analytics/sales", null, ["from", "to"] },
        { $"/analytics/sales?{From}", null, ["to"] },
        { $"/analytics/sales?{To}", null, ["from"] },
        { $"/analytics/sales?from=&{To}", null, ["from"] },
        { $"/analytics/sales?from=yesterday&{To}", null, ["from"] },
        { $"/analytics/sales?from=2026-01-08&{To}", null, ["from"] },
        { $"/analytics/sales?from=2026-02-30T09:00:00Z&{To}", null, ["from"] },
        { $"/analytics/sales?from=2026-01-08T09:00:00&{To}", null, ["from"] },
        { $"/analytics/sales?from=2026-01-08T09:00:00+01:00&{To}", null, ["from"] },
        { $"/analytics/sales?{From}&{From}&{To}", null, ["from"] },
        { $"/analytics/sales?{From}&{To}&{To}", null, ["to"] },
        { $"/analytics/sales?{From}&to=2026-01-08T09:00:00.000Z", null, ["to"] },
        { $"/analytics/sales?{From}&to=2026-01-08T08:59:59.999Z", null, ["to"] },
        { $"/analytics/sales?{From}&to=2026-01-09T09:00:00.001Z", null, ["to"] },
        { "/analytics/sales?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z", null, ["to"] },
        { $"/analytics/sales?{From}&{To}", "%%%", [Token] },
    };

    public static TheoryData<string, string?> Right { get; } = new()
    {
        { "/analytics/top-products", null },
        { "/analytics/top-products?limit=1", null },
        { "/analytics/top-products?limit=100", null },
        { "/analytics/top-products", new ConsistencyToken("orders.v1", "customer-1", Sequence.Of(0, 0, 7)).ToString() },
        { $"/analytics/sales?{From}&{To}", new ConsistencyToken("products.v1", "teapot", Sequence.Of(0, 0, 7)).ToString() },
        { $"/analytics/sales?{From}&to=2026-01-09T09:00:00.000Z", null },
        { "/analytics/sales?from=2026-01-08T10:00:00%2B01:00&to=2026-01-08T09:00:00.001Z", null },
        { "/analytics/sales?from=2999-01-01T00:00:00Z&to=2999-01-02T00:00:00Z", null },
        { "/analytics/sales?from=0001-01-01T00:00:00Z&to=0001-01-01T00:01:00Z", null },
        { "/analytics/sales?from=9999-12-31T00:00:00Z&to=9999-12-31T23:59:59.9999999Z", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task is_refused_with_the_path_of_what_is_wrong(string path, string? token, string[] wrong)
    {
        using var response = await running.Host.Get(path, token);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:shop:invalid-request", problem.GetProperty("type").GetString());
        Assert.Equal(wrong.Order(), problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Right))]
    public async Task is_not_one_at_the_limits(string path, string? token)
    {
        // A busy machine's Redis may answer too late.
        await Eventually.Answers(HttpStatusCode.OK, async () =>
        {
            using var response = await running.Host.Get(path, token);
            return response.StatusCode;
        });
    }

    public sealed class Running : IAsyncLifetime
    {
        private readonly RedisServer _redis = new();

        internal AnalyticsHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = await AnalyticsHost.Start(new TestFacts(), _redis.Endpoint);
            await Eventually.Holds(async () => await Host.TryRead("/analytics/top-products") is not null);
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            _redis.Dispose();
        }
    }
}
