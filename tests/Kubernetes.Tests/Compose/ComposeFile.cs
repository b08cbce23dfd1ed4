using Shop.Compose;
using YamlDotNet.RepresentationModel;

namespace Shop.Kubernetes.Tests.Compose;

/// <summary>docker-compose.yml, with its anchors and merged mappings resolved.</summary>
internal static class ComposeFile
{
    private const string Merge = "<<";

    /// <summary>The shop on one machine.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfTheShop() => Environments(Read("docker-compose.yml"));

    /// <summary>What three brokers need beside it, as in a cluster.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfThreeBrokers() => Environments(Read("infra/kafka/cluster.yml"));

    /// <returns>The names of each service's environment.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Environments(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var services = Members(Members(stream.Documents[0].RootNode)["services"]);
        return services.ToDictionary(
            service => service.Key,
            service => (IReadOnlyList<string>)(Members(service.Value).TryGetValue("environment", out var environment) ? [.. Members(environment).Keys] : []));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>A member of the mapping itself wins over one that is merged into it, as YAML has it.</summary>
    private static Dictionary<string, YamlNode> Members(YamlNode node)
    {
        var members = new Dictionary<string, YamlNode>();
        foreach (var (key, value) in ((YamlMappingNode)node).Children)
        {
            if (((YamlScalarNode)key).Value is { } name && name != Merge)
            {
                members[name] = value;
            }
        }

        foreach (var merged in Merged((YamlMappingNode)node).SelectMany(Members))
        {
            members.TryAdd(merged.Key, merged.Value);
        }

        return members;
    }

    private static IReadOnlyList<YamlNode> Merged(YamlMappingNode node) => !node.Children.TryGetValue(new YamlScalarNode(Merge), out var merged)
        ? []
        : merged is YamlSequenceNode several ? [.. several] : [merged];
}
