using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.Lab;

[Collection(nameof(PlayedAlone))]
public sealed class Racing_the_limiters : IDisposable
{
    private static readonly Uri Run = new("/lab/rate-limits/run", UriKind.Relative);

    private const int Limit = 10;
    private const int TriesMax = 20;

    private readonly RedisServer _redis = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A gateway that was held up plays the load too late: then the edge is missed, and it is played again.
    [Fact]
    public async Task shows_what_the_edge_of_a_window_lets_through()
    {
        await using var shop = await Start();
        for (var tries = 0; ; tries++)
        {
            var rows = RowsOf(await Play(shop));
            Assert.Equal(6, rows.Count);
            Assert.All(rows.Values, row => Assert.Equal(20, (int)row["offered"]!));
            Assert.All(rows.Values, row => Assert.InRange((long)row["bytes"]!, 0, 100_000));
            Assert.InRange((int)rows["sliding-log"]["mostInAWindow"]!, 1, Limit);
            Assert.InRange((int)rows["sliding-buckets"]["mostInAWindow"]!, 1, Limit);
            if ((int)rows["fixed-window"]["mostInAWindow"]! == 2 * Limit && rows.Values.All(row => (long)row["bytes"]! > 0))
            {
                return;
            }

            Assert.True(tries < TriesMax, "No two bursts came close enough to the edge, with all sizes measured in time.");
        }
    }

    [Fact]
    public async Task draws_a_picture()
    {
        await using var shop = await Start();

        Assert.Equal("svg", XDocument.Parse((string)(await Play(shop))["svg"]!).Root!.Name.LocalName);
    }

    [Fact]
    public async Task adds_no_time_series_with_each_run()
    {
        await using var shop = await ShopFixture.StartManaged(WithRedis);
        await Play(shop);
        await Play(shop);
        using var operators = new HttpClient { BaseAddress = shop.ManagementAddress };
        var metrics = await operators.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);

        Assert.Equal(
            ["lab-fixed-window", "lab-leaky-bucket", "lab-sliding-buckets", "lab-sliding-counter", "lab-sliding-log", "lab-token-bucket"],
            Regex.Matches(metrics, "policy=\"(lab-[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"shape":"sideways"}""", "shape")]
    [InlineData("""{}""", "shape")]
    [InlineData("""{"shape":"edge","limit":0}""", "limit")]
    [InlineData("""{"shape":"edge","limit":101}""", "limit")]
    [InlineData("""{"shape":"edge","limit":-1,"windowMs":1,"windows":99}""", "windowMs")]
    public async Task names_what_is_wrong_with_a_request(string body, string member)
    {
        await using var shop = await Start();
        using var answer = await Post(shop, body);

        var problem = await answer.Is(HttpStatusCode.BadRequest, "invalid-request");
        Assert.NotNull(problem["errors"]![member]);
    }

    [Theory]
    [InlineData("""{"shape":"edge","limit":NaN}""")]
    [InlineData("""{"shape":"edge","limit":"NaN"}""")]
    [InlineData("""{"shape":"edge","limit":1e400}""")]
    [InlineData("""{"shape":"edge","limit":1.5}""")]
    public async Task takes_whole_numbers_only(string body)
    {
        await using var shop = await Start();
        using var answer = await Post(shop, body);

        await answer.Is(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task needs_a_Redis()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Post(shop, """{"shape":"edge"}""");

        await answer.Is(HttpStatusCode.ServiceUnavailable, "redis-down");
        answer.HasRetryAfter();
    }

    [Fact]
    public async Task has_a_page()
    {
        await using var shop = await Start();
        Assert.Contains("Rate limiters side by side", await shop.Client.GetStringAsync(new Uri("/lab/rate-limits", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    public void Dispose() => _redis.Dispose();

    private (string, string)[] WithRedis => Limits.Of($"Redis={_redis.Endpoint}");

    private Task<ShopFixture> Start() => ShopFixture.Start(WithRedis);

    /// <summary>Again while the machine is too busy to have each decision in time, which the lab says with 503.</summary>
    private static async Task<JsonObject> Play(ShopFixture shop)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await shop.Client.PostAsJsonAsync(Run, new { shape = "edge", limit = Limit, windowMs = 500, windows = 2 }, Token);
            if (answer.StatusCode is HttpStatusCode.OK || tries == TriesMax)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }
    }

    private static Dictionary<string, JsonNode> RowsOf(JsonObject run) =>
        run["rows"]!.AsArray().ToDictionary(row => (string)row!["algorithm"]!, row => row!);

    private static async Task<HttpResponseMessage> Post(ShopFixture shop, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await shop.Client.PostAsync(Run, content, Token);
    }
}
