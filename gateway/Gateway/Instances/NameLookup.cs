using System.Net;
using System.Net.Sockets;

namespace Shop.Gateway.Instances;

/// <summary>The addresses that a name has now. Throws <see cref="SocketException"/> when there are none, or when nobody could say.</summary>
internal delegate Task<IPAddress[]> NameLookup(string name, CancellationToken cancellationToken);
