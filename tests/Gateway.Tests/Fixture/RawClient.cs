using System.Net.Sockets;
using System.Text;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>Bytes instead of HTTP, for what no HTTP client would send.</summary>
public sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();

    public static async Task<RawClient> Connect(ShopFixture shop)
    {
        var raw = new RawClient();
        await raw._client.ConnectAsync(shop.Address.Host, shop.Address.Port, TestContext.Current.CancellationToken);
        return raw;
    }

    public Task Send(string text) => _client.GetStream()
        .WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken).AsTask();

    /// <summary>Exactly these bytes come next.</summary>
    public async Task Expect(string text)
    {
        var bytes = new byte[text.Length];
        await _client.GetStream().ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(text, Encoding.Latin1.GetString(bytes));
    }

    /// <summary>All that the gateway says until it closes the connection.</summary>
    public async Task<string> ReadToEnd()
    {
        using var reader = new StreamReader(_client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The client breaks off without a farewell.</summary>
    public void Reset()
    {
        _client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
