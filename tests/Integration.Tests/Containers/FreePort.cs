using System.Net;
using System.Net.Sockets;

namespace Shop.Integration.Tests.Containers;

/// <summary>For a container that is restarted in a test: a port that Docker chooses is another one after that.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
