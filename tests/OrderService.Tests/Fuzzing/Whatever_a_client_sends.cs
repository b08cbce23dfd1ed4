using System.Text;
using CsCheck;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Fuzzing;

public sealed class Whatever_a_client_sends(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private const int Iterations = 2_000;

    // Printable ASCII: what the client library itself sends in a header or a query.
    private static readonly Gen<string> AnyText = Gen.Char[' ', '~'].Array[0, 40].Select(characters => new string(characters));

    private static readonly string[] Headers = ["If-Match", "Idempotency-Key", "Consistency-Token", "X-Correlation-Id", "traceparent", "Accept"];

    [Fact]
    public Task in_a_body_is_no_error_of_the_server() => Gen.Select(Gen.Int[0, Command.All.Count - 1], Mutation.Any.Array[1, 5])
        .SampleAsync(
            async (index, mutations) =>
            {
                var command = Command.All[index];
                var body = mutations.Aggregate(Encoding.UTF8.GetBytes(command.Body), (bytes, mutation) => mutation.Apply(bytes));
                IsNoError(await command.Send(given, Requests.Json(body)));
            },
            iter: Iterations,
            threads: 2);

    [Fact]
    public Task in_a_header_is_no_error_of_the_server() => Gen.Select(Gen.Int[0, Command.All.Count - 1], Gen.Int[0, Headers.Length - 1], AnyText)
        .SampleAsync(
            async (index, name, text) =>
            {
                IsNoError(await Command.All[index].Send(given, Requests.Json(Command.All[index].Body), (Headers[name], text)));
                IsNoError(await given.Shop.Get($"{given.Order}/events", (Headers[name], text)));
            },
            iter: Iterations / 4,
            threads: 2);

    [Fact]
    public Task in_an_address_is_no_error_of_the_server() => Gen.Select(AnyText, AnyText, AnyText).SampleAsync(
        async (id, name, value) =>
        {
            var query = $"{Escaped(name)}={Escaped(value)}&limit={Escaped(value)}";
            IsNoError(await given.Shop.Get($"/orders/{Escaped(id)}/events?{query}"));
            IsNoError(await given.Shop.Get($"{given.Order}/events?after={Escaped(value)}"));
            IsNoError(await given.Shop.Get($"{given.Order}/state?at={Escaped(value)}"));
            IsNoError(await given.Shop.Get($"{given.Order}/state?version={Escaped(value)}"));
        },
        iter: Iterations / 4,
        threads: 2);

    private static void IsNoError(Answer answer)
    {
        Assert.True(answer.Status < 500, $"{answer.Status}: {answer.Text}");
        if (answer.Status >= 400 && answer.Text.Length > 0)
        {
            answer.IsRefused(answer.Status, answer.Json.Text("type")["urn:shop:".Length..]);
        }
    }

    /// <summary>Percent signs stay: half of what follows them is no escape.</summary>
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%25", "%", StringComparison.Ordinal);
}
