using System.Net.Http.Json;

namespace Shop.Load;

/// <summary>A client of the shop. A failure to answer is an answer.</summary>
public sealed class GatewayClient(Uri gateway) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = gateway,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public Task<Reply> Get(string path, string? consistencyToken = null) =>
        Send(HttpMethod.Get, path, null, ("Consistency-Token", consistencyToken));

    public Task<Reply> Put(string path, object body) => Send(HttpMethod.Put, path, body, default);

    public Task<Reply> Post(string path, object body, string idempotencyKey) => Send(HttpMethod.Post, path, body, ("Idempotency-Key", idempotencyKey));

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null, default);

    public void Dispose() => _http.Dispose();

    private async Task<Reply> Send(HttpMethod method, string path, object? body, (string Name, string? Value) header)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (header.Value is not null)
        {
            request.Headers.Add(header.Name, header.Value);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            using var response = await _http.SendAsync(request);
            return new Reply(
                (int)response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                response.Headers.TryGetValues("Consistency-Token", out var tokens) ? tokens.Single() : null,
                response.Headers.ETag?.Tag);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // Told apart by their messages: what did not connect within 5 s, and what did and had no answer within 30 s.
            return new Reply(0, failure is HttpRequestException broken ? broken.HttpRequestError.ToString() : failure.Message, null, null);
        }
    }
}
