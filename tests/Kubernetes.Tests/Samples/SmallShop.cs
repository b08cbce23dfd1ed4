using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Samples;

/// <summary>Manifests that break no rule, and the same with one thing wrong.</summary>
internal static class SmallShop
{
    private static readonly string Yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "shop.yaml"));

    public static Manifests Whole => Manifests.Parse(Yaml);

    /// <summary>The first place only.</summary>
    public static Manifests With(string wrong, string insteadOf) => With((wrong, insteadOf));

    public static Manifests With(params (string Wrong, string InsteadOf)[] replacements) => Manifests.Parse(replacements.Aggregate(Yaml, Replace));

    public static Manifests And(string document) => Manifests.Parse($"{Yaml}---\n{document}");

    private static string Replace(string yaml, (string Wrong, string InsteadOf) replacement)
    {
        var place = yaml.IndexOf(replacement.InsteadOf, StringComparison.Ordinal);
        Assert.True(place >= 0, $"The sample has no '{replacement.InsteadOf}'.");
        return yaml[..place] + replacement.Wrong + yaml[(place + replacement.InsteadOf.Length)..];
    }
}
