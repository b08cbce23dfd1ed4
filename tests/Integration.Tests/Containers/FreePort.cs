using System.Net;
using System.Net.Sockets;

namespace Shop.Integration.Tests.Containers;

/// <summary>
/// A port of the host that a container keeps over a restart: one that Docker picks changes, and clients that live on, or that a
/// broker has told of it, would look for the server at the old one.
/// </summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
