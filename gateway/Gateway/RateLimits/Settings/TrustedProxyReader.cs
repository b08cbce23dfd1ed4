using System.Net;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>Networks in CIDR notation, or single addresses.</summary>
internal static class TrustedProxyReader
{
    public static IReadOnlyList<IPNetwork> Read(SectionReader reader)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in reader.List("TrustedProxies").Select(entry => entry.Value ?? ""))
        {
            if (IPNetwork.TryParse(text, out var network) || IPNetwork.TryParse($"{text}/{BitsOf(text)}", out network))
            {
                networks.Add(network);
            }
            else
            {
                reader.Refuse("TrustedProxies", $"'{text}' is neither a network, e.g. 10.0.0.0/8, nor an address.");
            }
        }

        return networks;
    }

    private static int BitsOf(string address) => address.Contains(':', StringComparison.Ordinal) ? 128 : 32;
}
