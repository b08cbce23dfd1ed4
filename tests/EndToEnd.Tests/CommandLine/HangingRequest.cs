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
        string[] head =
        [
            "POST /orders HTTP/1.1", "Host: shop", "Content-Type: application/json", "Content-Length: 100", "Expect: 100-continue", "", "",
        ];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head)));
        using var limit = new CancellationTokenSource(TimeMax);
        using var reader = new StreamReader(stream, leaveOpen: true);
        Assert.StartsWith("HTTP/1.1 100", await reader.ReadLineAsync(limit.Token), StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("{"));
        return client;
    }
}
