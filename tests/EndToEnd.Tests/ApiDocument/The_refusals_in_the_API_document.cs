using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.ApiDocument;

public sealed class The_refusals_in_the_API_document(DocumentOfTheShop document) : IClassFixture<DocumentOfTheShop>
{
    // What each operation may refuse with besides what all of its kind may. 404: it names something that must be there.
    // 409: others or the state stand against it. 412: it takes If-Match. 422: what it refers to is wrong.
    private static readonly Dictionary<string, string> Own = new()
    {
        ["PUT /products/{productId}"] = "409 412",
        ["PUT /products/{productId}/price"] = "404 409 412",
        ["POST /orders"] = "409 422",
        ["PUT /orders/{orderId}/shipping-address"] = "404 409 412",
        ["POST /orders/{orderId}/shipment"] = "404 409",
        ["DELETE /orders/{orderId}"] = "404 409 412",
        ["GET /orders/{orderId}"] = "404",
        ["GET /customers/{customerId}"] = "404",
        ["GET /customers/{customerId}/orders"] = "404",
        ["GET /products/{productId}"] = "404",
        ["GET /products"] = "",
        ["GET /orders/{orderId}/events"] = "404",
        ["GET /orders/{orderId}/state"] = "404",
        ["GET /analytics/top-products"] = "",
        ["GET /analytics/sales"] = "",
    };

    public static TheoryData<string> Operations => [.. Own.Keys];

    [Fact]
    public void are_those_of_every_operation_of_the_contract() => Assert.Equal(Own.Keys.Order(), document.Operations.Keys.Order());

    [Theory]
    [MemberData(nameof(Operations))]
    public void are_all_that_the_contract_allows_for_the_operation_and_no_other(string operation) =>
        Assert.Equal(Expected(operation).Order(), Refusals(operation).Select(refusal => refusal.Key).Order());

    [Theory]
    [MemberData(nameof(Operations))]
    public void are_problems(string operation) => Assert.All(Refusals(operation), refusal =>
    {
        var content = Assert.Single(refusal.Value!["content"]!.AsObject());
        Assert.Equal("application/problem+json", content.Key);
        var name = Assert.Single(document.ReachedFrom(content.Value));
        var errors = refusal.Key == "400" ? ["errors"] : Array.Empty<string>();
        string[] members = ["type", "title", "status", "detail", "traceId", .. errors];
        Assert.Equal(members.Order(), document.Schemas[name]!["properties"]!.AsObject().Select(member => member.Key).Order());
        Assert.Equal(members.Order(), document.Schemas[name]!["required"]!.AsArray().Select(member => (string)member!).Order());
    });

    [Theory]
    [InlineData("GET /orders/{orderId}")]
    [InlineData("GET /products/{productId}")]
    [InlineData("GET /orders/{orderId}/state")]
    public void stand_beside_the_304_of_a_conditional_request(string operation) =>
        Assert.Contains("304", document.Operations[operation]["responses"]!.AsObject().Select(response => response.Key));

    private IEnumerable<KeyValuePair<string, JsonNode?>> Refusals(string operation) =>
        document.Operations[operation]["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5');

    private static IEnumerable<string> Expected(string operation)
    {
        var isQuery = operation.StartsWith("GET ", StringComparison.Ordinal);
        var hasBody = operation.StartsWith("PUT ", StringComparison.Ordinal) || operation.StartsWith("POST ", StringComparison.Ordinal);
        string[] ofItsKind = ["400", "429", "503", "504", .. isQuery ? ["502"] : Array.Empty<string>(), .. hasBody ? ["413", "415"] : Array.Empty<string>()];
        return Own[operation].Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(ofItsKind);
    }
}
