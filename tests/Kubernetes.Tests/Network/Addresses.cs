using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Kubernetes.Tests.Network;

internal sealed record Address(string Host, int Port)
{
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>Hosts and ports out of the variables that a container starts with.</summary>
internal static partial class Addresses
{
    private const int Postgres = 5432;

    /// <summary>Hosts that stand alone, and their ports.</summary>
    private static readonly Dictionary<string, int> HostVariables = new() { ["PRIMARY_HOST"] = Postgres, ["RabbitMq__Host"] = 5672 };

    public static IEnumerable<Address> Of(IReadOnlyList<(string Name, string? Value)> variables)
    {
        var expanded = new Dictionary<string, string>();
        foreach (var (name, value) in variables)
        {
            expanded[name] = Expansion().Replace(value ?? "", match => expanded.GetValueOrDefault(match.Groups[1].Value, ""));
        }

        return expanded.SelectMany(variable => InText(variable.Value).Concat(InConnectionString(variable.Value)).Concat(Alone(variable, expanded)));
    }

    private static IEnumerable<Address> InText(string value) =>
        HostAndPort().Matches(value).Select(match => new Address(match.Groups[1].Value, Number(match.Groups[2].Value)));

    private static IEnumerable<Address> InConnectionString(string value) =>
        HostsOfConnectionString().Matches(value).SelectMany(match => match.Groups[1].Value.Split(',')).Select(host => new Address(host, Postgres));

    private static IEnumerable<Address> Alone(KeyValuePair<string, string> variable, Dictionary<string, string> all) => variable.Key switch
    {
        "Smtp__Host" => [new Address(variable.Value, Number(all["Smtp__Port"]))],
        _ when HostVariables.TryGetValue(variable.Key, out var port) => [new Address(variable.Value, port)],
        _ => [],
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\(([^)]+)\)")]
    private static partial Regex Expansion();

    [GeneratedRegex(@"(?<![\w.-])([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*):(\d{2,5})(?![\w.])")]
    private static partial Regex HostAndPort();

    [GeneratedRegex(@"Host=([^;:|]+)")]
    private static partial Regex HostsOfConnectionString();
}
