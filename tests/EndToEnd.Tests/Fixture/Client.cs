using System.Net.Http.Json;

namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>A client of the gateway.</summary>
internal sealed class Client(Uri gateway) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    public static object Address(string street) =>
        new { name = "Alice", street, postalCode = "1010", city = "Vienna", country = "AT" };

    public static object Order(string customer, string product = "mug", int quantity = 1) => new
    {
        customerId = customer,
        email = $"{customer}@example.com",
        lines = new[] { new { productId = product, quantity } },
    };

    public Task<Reply> Get(string path, string? token = null) =>
        Send(HttpMethod.Get, path, null, token is null ? null : ("Consistency-Token", token));

    public Task<Reply> Post(string path, object body, string? idempotencyKey = null) =>
        Send(HttpMethod.Post, path, body, idempotencyKey is null ? null : ("Idempotency-Key", idempotencyKey));

    public Task<Reply> Put(string path, object body) => Send(HttpMethod.Put, path, body, null);

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null, null);

    /// <summary>A product of 1 EUR that the shop does not have yet.</summary>
    public async Task Register(string product, string name)
    {
        var registered = await Put($"/products/{product}", new { name, price = new { amount = 100, currency = "EUR" } });
        Assert.Equal(201, (int)registered.Status);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Reply> Send(HttpMethod method, string path, object? body, (string Name, string Value)? header)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (header is { } given)
        {
            request.Headers.Add(given.Name, given.Value);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        return new Reply(
            response.StatusCode,
            response.Headers.TryGetValues("Consistency-Token", out var tokens) ? tokens.Single() : null,
            response.Headers.ETag?.Tag,
            response.Headers.RetryAfter?.Delta,
            await response.Content.ReadAsStringAsync());
    }
}
