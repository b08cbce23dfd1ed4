using System.ComponentModel.DataAnnotations;

namespace Shop.Gateway.Management;

/// <summary>Where operators reach the gateway: section <c>Gateway:Management</c>.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Gateway:Management";

    /// <summary>
    /// One of the ports that the gateway listens on, closed to clients: there alone it shows its metrics. None by default,
    /// so that a gateway that nobody configured tells the world nothing.
    /// </summary>
    [Range(1, 65535)]
    public int? Port { get; set; }
}
