using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>A network between the gateway and a server, which a test may cut and mend. Cut, it refuses; what was connected breaks.</summary>
public sealed class RedisLink(string server) : IDisposable
{
    private readonly ConcurrentBag<TcpClient> _open = [];
    private TcpListener? _listener;
    private int _port;

    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>At the address it had before, if it had one.</summary>
    public RedisLink Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept(_listener);
        return this;
    }

    public void Cut()
    {
        _listener?.Stop();
        while (_open.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    public void Dispose() => Cut();

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = Join(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task Join(TcpClient near)
    {
        var far = new TcpClient();
        _open.Add(near);
        _open.Add(far);
        try
        {
            await far.ConnectAsync(IPEndPoint.Parse(server));
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or one side has ended.
        }

        near.Dispose();
        far.Dispose();
    }
}
