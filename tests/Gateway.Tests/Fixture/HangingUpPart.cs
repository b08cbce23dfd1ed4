using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>
/// Takes each command and closes its connection in good order, as a server does whose connection timed out: what HTTP
/// clients take for a reason to send again. Answers every GET and keeps that connection.
/// </summary>
public sealed class HangingUpPart : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _commands;

    public HangingUpPart()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public int Commands => _commands;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        var buffer = new byte[16 * 1024];
        try
        {
            while (await connection.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var length)
            {
                if (!Encoding.ASCII.GetString(buffer, 0, length).StartsWith("GET", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _commands);
                    connection.Client.Shutdown(SocketShutdown.Send);
                    return;
                }

                await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), _stop.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The other side, or the test, is done.
        }
    }
}
