using System.Net;
using Microsoft.Extensions.Options;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests;

public sealed class Roles_of_an_instance : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task let_the_api_run_without_Kafka()
    {
        await using var app = await QueryApp.StartApi(_store);
        using var ready = await app.Get("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task keep_queries_from_a_projector()
    {
        using var kafka = new Kafka();
        await using var app = await QueryApp.Start(
            _store, new Dictionary<string, string?> { ["Query:Role"] = "Projector", ["Kafka:BootstrapServers"] = kafka.Address });
        using var response = await app.Get("/products");
        await response.MustBe(HttpStatusCode.NotFound, "no-such-route");
    }

    [Fact]
    public async Task need_an_address_of_Kafka_to_project() => await Assert.ThrowsAsync<OptionsValidationException>(
        () => QueryApp.Start(_store, new Dictionary<string, string?> { ["Query:Role"] = "Both" }));

    [Fact]
    public async Task describe_their_queries()
    {
        await using var app = await QueryApp.StartApi(_store);
        var paths = (await app.GetJson("/openapi/v1.json"))["paths"]!.AsObject();
        Assert.Equal(
            ["/customers/{customerId}", "/customers/{customerId}/orders", "/orders/{orderId}", "/products", "/products/{productId}"],
            paths.Select(path => path.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["200", "304", "400", "404", "503"], Answers("/orders/{orderId}"));
        Assert.Equal(["200", "400", "503"], Answers("/products"));

        IEnumerable<string> Answers(string path) => paths[path]!["get"]!["responses"]!.AsObject().Select(answer => answer.Key).Order();
    }
}
