using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Shop.Compose;

public static class FreePorts
{
    /// <summary>Different ones, as text.</summary>
    public static string[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
