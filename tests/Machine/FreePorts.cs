using System.Net;
using System.Net.Sockets;

namespace Shop.Machine;

/// <summary>
/// Ports of this machine that nobody listens on, for a server that keeps its own over a restart: one that Docker or the system
/// picks changes, and clients that live on, or that a broker has told of it, would look for the server at the old one.
/// </summary>
public static class FreePorts
{
    public static int Take() => Take(1)[0];

    /// <summary>Different ones.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
