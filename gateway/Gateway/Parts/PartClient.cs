namespace Shop.Gateway.Parts;

/// <summary>The gateway's own questions to a part: is it ready, and what is its document.</summary>
internal sealed class PartClient(IHttpClientFactory clients, TimeProvider clock)
{
    public async Task<HttpResponseMessage> Get(Uri instance, string path, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout, clock);
        var address = new Uri(instance.AbsoluteUri.TrimEnd('/') + path);
        return await clients.CreateClient(nameof(PartClient)).GetAsync(address, deadline.Token);
    }
}
