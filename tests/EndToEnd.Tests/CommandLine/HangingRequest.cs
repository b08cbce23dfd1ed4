using System.Net.Sockets;
using System.Text;

namespace Shop.EndToEnd.Tests.CommandLine;

/// <summary>A client that promises a body and never sends all of it.</summary>
internal static class HangingRequest
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the shop waits for the rest: it has asked for the body.</summary>
    public static async Task<TcpClient> Send(Uri gateway)
    {
        var client = new TcpClient();
        await client.ConnectAsync(gateway.Host, gateway.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n"));
        using var limit = new CancellationTokenSource(TimeMax);
        using var reader = new StreamReader(stream, leaveOpen: true);
        Assert.StartsWith("HTTP/1.1 100", await reader.ReadLineAsync(limit.Token), StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("{"));
        return client;
    }
}
