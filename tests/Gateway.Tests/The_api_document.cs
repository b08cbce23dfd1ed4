using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class The_api_document
{
    private const string OrderDocument = """
        {
          "openapi": "3.1.1",
          "info": {"title": "OrderService | v1", "version": "1.0.0"},
          "paths": {
            "/orders": {"post": {"tags": ["OrderService"], "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/PlaceOrder"}}}},
              "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}}}},
            "/orders/{id}": {"delete": {"tags": ["OrderService"], "parameters": [{"name": "id", "in": "path", "required": true}, {"name": "reason", "in": "query"}],
              "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}}},
              "get": {"tags": ["internal"], "responses": {}}},
            "/internal/replay": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Replay"}}}}, "responses": {}}}
          },
          "components": {"schemas": {
            "PlaceOrder": {"type": "object", "properties": {"total": {"$ref": "#/components/schemas/Money"}}},
            "Order": {"type": "object", "properties": {"line": {"$ref": "#/components/schemas/Line"}}},
            "Line": {"type": "object", "properties": {"price": {"$ref": "#/components/schemas/Money"}}},
            "Money": {"type": "object", "properties": {"amount": {"type": "integer"}}},
            "Replay": {"type": "object"},
            "ProblemDetails": {"type": "object", "properties": {"traceId": {"type": "string"}}}
          }}
        }
        """;

    // Its Line differs from the order service's, so its Order means something else although it reads the same.
    private const string QueryDocument = """
        {
          "openapi": "3.1.1",
          "paths": {
            "/orders/{orderId}": {"parameters": [{"name": "orderId", "in": "path", "required": true}],
              "get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}}}},
            "/products": {"get": {"parameters": [{"name": "consistency-token", "in": "header"}], "responses": {"200": {"content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Money"}}}}}}}}
          },
          "components": {"schemas": {
            "Order": {"type": "object", "properties": {"line": {"$ref": "#/components/schemas/Line"}}},
            "Line": {"type": "object", "properties": {"price": {"$ref": "#/components/schemas/Money"}, "name": {"type": "string"}}},
            "Money": {"type": "object", "properties": {"amount": {"type": "integer"}}}
          }}
        }
        """;

    private static readonly Uri Address = new("/openapi/v1.json", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task has_each_exposed_operation_of_each_part_once_and_no_other()
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        Assert.Equal("Shop", (string?)document["info"]!["title"]);
        Assert.Equal("3.1.1", (string?)document["openapi"]);
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(one => $"{one.Key} {path.Key}"));
        Assert.Equal(["delete /orders/{orderId}", "get /orders/{orderId}", "get /products", "post /orders"], operations.Order());
    }

    [Fact]
    public async Task names_the_parameters_of_a_path_alike_whatever_the_part_calls_them()
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        Assert.Equal(["orderId", "reason"], Names(document["paths"]!["/orders/{orderId}"]!["delete"]!));
        Assert.Equal(["orderId"], Names(document["paths"]!["/orders/{orderId}"]!["get"]!));
        Assert.Equal(["orders"], document["paths"]!["/orders"]!["post"]!["tags"]!.AsArray().Select(tag => (string?)tag));
    }

    [Fact]
    public async Task keeps_equal_schemas_together_and_unequal_ones_apart()
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        var schemas = document["components"]!["schemas"]!.AsObject();
        Assert.Equal(["Line", "Money", "Order", "PlaceOrder", "ProblemDetails", "QueryLine", "QueryOrder"], schemas.Select(schema => schema.Key).Order());
        Assert.Equal("#/components/schemas/QueryLine", (string?)schemas["QueryOrder"]!["properties"]!["line"]!["$ref"]);
        Assert.Equal("#/components/schemas/Money", (string?)schemas["QueryLine"]!["properties"]!["price"]!["$ref"]);
        var get = document["paths"]!["/orders/{orderId}"]!["get"]!;
        Assert.Equal("#/components/schemas/QueryOrder", (string?)get["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]);
    }

    [Fact]
    public async Task refers_to_nothing_that_it_does_not_hold()
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        Assert.All(References(document), reference =>
            Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, segment) => node?[segment])));
    }

    [Theory]
    [InlineData("/orders", "post", "IdempotencyKey XCorrelationId")]
    [InlineData("/orders/{orderId}", "delete", "IfMatch XCorrelationId")]
    [InlineData("/orders/{orderId}", "get", "ConsistencyToken IfNoneMatch XCorrelationId")]
    [InlineData("/products", "get", "ConsistencyToken XCorrelationId")]
    public async Task describes_the_headers_of_the_contract_alike_whatever_the_part_says_of_them(string path, string method, string headers)
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        var parameters = document["paths"]![path]![method]!["parameters"]!.AsArray();
        var references = parameters.Where(parameter => parameter!["$ref"] is not null).Select(parameter => ((string)parameter!["$ref"]!).Split('/')[^1]);
        Assert.Equal(headers, string.Join(' ', references));
        Assert.DoesNotContain(parameters, parameter => (string?)parameter!["in"] == "header");
    }

    [Theory]
    [InlineData("/orders", "post", "201 429 503 504")]
    [InlineData("/orders/{orderId}", "delete", "200 429 503 504")]
    [InlineData("/orders/{orderId}", "get", "200 429 502 503 504")]
    public async Task names_what_the_gateway_itself_may_answer(string path, string method, string statuses)
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        var responses = document["paths"]![path]![method]!["responses"]!.AsObject();
        Assert.Equal(statuses, string.Join(' ', responses.Select(response => response.Key).Order()));
        Assert.All(responses.Where(response => response.Key[0] != '2'), response => Assert.NotNull(response.Value!["content"]!["application/problem+json"]));
    }

    [Fact]
    public async Task shows_the_gateways_problems_as_those_of_the_part()
    {
        await using var shop = await StartDescribed();
        var document = await Document(shop);

        var refusal = document["paths"]!["/orders"]!["post"]!["responses"]!["429"]!;
        Assert.Equal("#/components/schemas/ProblemDetails", (string?)refusal["content"]!["application/problem+json"]!["schema"]!["$ref"]);
        Assert.Equal(["RateLimit", "RateLimit-Policy", "Retry-After"], refusal["headers"]!.AsObject().Select(header => header.Key).Order());
    }

    [Fact]
    public async Task is_missing_until_every_part_was_seen()
    {
        await using var shop = await StartDescribed();
        shop.Analytics.Document = null;
        using var answer = await shop.Client.GetAsync(Address, Token);

        var problem = await answer.Is(HttpStatusCode.ServiceUnavailable, "part-down");
        Assert.Contains("analytics", (string?)problem["detail"], StringComparison.Ordinal);
        answer.HasRetryAfter();

        shop.Analytics.Document = """{"openapi":"3.1.1","paths":{}}""";
        await Eventually.Holds(async () => (await shop.Client.GetAsync(Address, Token)).IsSuccessStatusCode, "the document is there");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task is_missing_when_a_part_shows_something_else(string shown)
    {
        await using var shop = await StartDescribed();
        shop.Order.Document = shown;
        using var answer = await shop.Client.GetAsync(Address, Token);

        await answer.Is(HttpStatusCode.ServiceUnavailable, "part-down");
    }

    [Fact]
    public async Task outlives_a_part_that_was_seen_and_shows_its_next_version()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await StartDescribed(clock);
        var before = await shop.Client.GetStringAsync(Address, Token);

        await shop.Order.Kill();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(before, await shop.Client.GetStringAsync(Address, Token));

        await shop.Order.Start();
        shop.Order.Document = OrderDocument.Replace("\"reason\"", "\"why\"", StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["orderId", "why"], Names((await Document(shop))["paths"]!["/orders/{orderId}"]!["delete"]!));
    }

    [Fact]
    public async Task is_read_from_another_instance_when_one_is_down()
    {
        await using var shop = await StartDescribed();
        await shop.Query0.Kill();

        Assert.NotNull((await Document(shop))["paths"]!["/products"]);
    }

    private static Task<ShopFixture> StartDescribed() => StartDescribed(TimeProvider.System);

    private static async Task<ShopFixture> StartDescribed(TimeProvider clock)
    {
        var shop = await ShopFixture.Start(clock);
        shop.Order.Document = OrderDocument;
        shop.Query0.Document = shop.Query1.Document = QueryDocument;
        return shop;
    }

    private static async Task<JsonObject> Document(ShopFixture shop) =>
        JsonNode.Parse(await shop.Client.GetStringAsync(Address, Token))!.AsObject();

    private static IEnumerable<string?> Names(JsonNode operation) =>
        operation["parameters"]!.AsArray().Where(parameter => parameter!["name"] is not null).Select(parameter => (string?)parameter!["name"]);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => References(member.Value)),
        JsonArray items => items.SelectMany(References),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("#/", StringComparison.Ordinal) => [text],
        _ => [],
    };
}
