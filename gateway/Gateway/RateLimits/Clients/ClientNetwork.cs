using System.Net;
using System.Net.Sockets;

namespace Shop.Gateway.RateLimits.Clients;

/// <summary>What counts as one client: an IPv4 address, or the /64 of an IPv6 address, within which a client takes any.</summary>
internal static class ClientNetwork
{
    private const int ClientBytes = 8;

    public static string Of(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{Network(address)}/64",
        _ => address.ToString(),
    };

    private static IPAddress Network(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, ClientBytes, bytes.Length - ClientBytes);
        return new IPAddress(bytes);
    }
}
