using System.Net;
using System.Net.Sockets;

namespace Shop.Embedded.Hosting;

internal static class Ports
{
    /// <summary>Asked before anything is opened: a taken port must leave the data untouched.</summary>
    /// <exception cref="StartException">Another process listens there.</exception>
    public static void RequireFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException exception)
        {
            throw new StartException($"Port {port} on 127.0.0.1 cannot be used ({exception.Message}); choose another with --port.", exception);
        }
    }
}
