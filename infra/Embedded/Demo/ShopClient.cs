namespace Shop.Embedded.Demo;

/// <summary>A client of the shop: HTTP through the gateway, nothing else.</summary>
internal sealed class ShopClient(Uri gateway, CancellationToken cancellationToken) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    public Task<Answer> Get(string path, string? token = null) =>
        Send(HttpMethod.Get, path, null, token is null ? [] : [("Consistency-Token", token)]);

    /// <summary>Of a part itself, past the gateway.</summary>
    public async Task<Answer> Get(Uri address)
    {
        using var response = await _client.GetAsync(address, cancellationToken);
        return await Answer.Of(response, cancellationToken);
    }

    public Task<Answer> Put(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, body, headers);

    public Task<Answer> Post(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body, headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Delete, path, null, headers);

    public void Dispose() => _client.Dispose();

    private async Task<Answer> Send(HttpMethod method, string path, object? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _client.SendAsync(request, cancellationToken);
        return await Answer.Of(response, cancellationToken);
    }
}
