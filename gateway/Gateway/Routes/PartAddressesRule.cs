using Microsoft.Extensions.Options;

namespace Shop.Gateway.Routes;

/// <summary>Names every wrong address at once, before the first request.</summary>
internal sealed class PartAddressesRule : IValidateOptions<PartAddresses>
{
    public ValidateOptionsResult Validate(string? name, PartAddresses options)
    {
        string[] errors = [.. Missing(options), .. Unknown(options), .. Clashing(options), .. NoAddresses(options)];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Missing(PartAddresses options) => ClusterNames.All
        .Where(cluster => options.Clusters.GetValueOrDefault(cluster) is not { Length: > 0 })
        .Select(cluster => $"Gateway:Clusters:{cluster} names no address.");

    private static IEnumerable<string> Unknown(PartAddresses options) => options.Clusters.Keys
        .Except(ClusterNames.All, StringComparer.OrdinalIgnoreCase)
        .Select(cluster => $"Gateway:Clusters:{cluster} is no cluster; there are {string.Join(", ", ClusterNames.All)}.");

    private static IEnumerable<string> Clashing(PartAddresses options) => options.Parts.Keys
        .Intersect(ClusterNames.All, StringComparer.OrdinalIgnoreCase)
        .Select(part => $"Gateway:Parts:{part} is a cluster already.");

    private static IEnumerable<string> NoAddresses(PartAddresses options) => options.Clusters
        .SelectMany(cluster => cluster.Value.Select(address => (Key: $"Clusters:{cluster.Key}", Address: address)))
        .Concat(options.Parts.Select(part => (Key: $"Parts:{part.Key}", Address: part.Value)))
        .Where(entry => !IsAddress(entry.Address))
        .Select(entry => $"Gateway:{entry.Key}: '{entry.Address}' is not an http or https address.");

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0;
}
