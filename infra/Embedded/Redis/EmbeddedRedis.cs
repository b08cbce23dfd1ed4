using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Shop.Embedded.Redis;

/// <summary>
/// Redis over loopback, in this process: Garnet with Lua, in memory only. Nothing is kept when it is disposed.
/// Streams (<c>XADD</c> and the like) are not served.
/// </summary>
public sealed class EmbeddedRedis : IDisposable
{
    private const int AttemptsMax = 5;
    private readonly GarnetServer _server;

    private EmbeddedRedis(GarnetServer server, int port)
    {
        _server = server;
        Endpoint = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
    }

    /// <summary><c>127.0.0.1:port</c>, as StackExchange.Redis takes it.</summary>
    public string Endpoint { get; }

    /// <exception cref="IOException">The port is taken.</exception>
    public static EmbeddedRedis Start(int port)
    {
        try
        {
            return new EmbeddedRedis(GarnetServer.Start(port), port);
        }
        catch (TargetInvocationException exception) when (exception.GetBaseException() is SocketException taken)
        {
            throw new IOException($"The embedded Redis cannot listen on 127.0.0.1:{port}: {taken.Message}", taken);
        }
    }

    /// <summary>On a free port.</summary>
    public static EmbeddedRedis Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Start(FreePort());
            }
            catch (IOException) when (attempt < AttemptsMax)
            {
                // Another process took the port between its choice and Garnet's bind: choose again.
            }
        }
    }

    public void Dispose() => _server.Dispose();

    // Garnet cannot say which port the system gave it for port 0.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
